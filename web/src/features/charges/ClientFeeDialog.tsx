import { Button, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, type RefObject } from 'react';
import { useToday, useUsualFees } from '@/api/me';
import type { Part } from '@/components/conflict';
import { clientFeesQuery } from '@/components/fees/feeQueries';
import { FeeFrom } from '@/components/fees/FeeFrom';
import { FeeHistory } from '@/components/fees/FeeHistory';
import { pastFees } from '@/components/fees/pastFees';
import d from '@/components/Dialog.module.css';
import { MoneyInput } from '@/components/MoneyInput';
import { done } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { Pending } from '@/components/States';
import { useStaleForm } from '@/components/useStaleForm';
import { WorkDialog } from '@/components/WorkDialog';
import { formatMoney } from '@/format/money';
import { usualWords } from '@/format/usualFees';
import { usePractice, useSetClientFee, type ClientFee } from './chargeQueries';
import s from './ClientFeeDialog.module.css';

type Props = { client: { id: string; code: string } | undefined; onClose: () => void };

/** The fee for a session that was agreed with one client. */
export function ClientFeeDialog({ client, onClose }: Props) {
  const typedRef = useRef(false);
  if (!client) return null;
  return (
    <WorkDialog title={`Fee agreed with ${client.code}`} size={460} dirty={() => typedRef.current} onClose={onClose}>
      {(close) => <Loaded key={client.id} client={client} typedRef={typedRef} onCancel={close} onClose={onClose} />}
    </WorkDialog>
  );
}

/** `typedRef` is told whether something would be lost. */
type InnerProps = { client: { id: string; code: string }; typedRef: RefObject<boolean>; onCancel: () => void; onClose: () => void };

function Loaded(props: InnerProps) {
  const fee = useQuery({ ...clientFeesQuery(props.client.id), staleTime: 0 });
  if (!fee.data) return <Pending query={fee} rows={2} />;
  return <FeeForm {...props} stored={fee.data} />;
}

type Values = { amount: number | null; reason: string; /** Empty: today. */ from: string };
const valuesOf = ({ fee }: ClientFee): Values => ({ amount: fee?.amount ?? null, reason: fee?.reason ?? '', from: '' });

/** A fee and its reason are agreed together. */
export const clientFeeParts = (currency: string): Array<Part<Values>> => [
  {
    label: 'Fee',
    fields: ['amount', 'reason', 'from'],
    words: (v) => (v.amount === null ? 'The cohort’s fee' : [formatMoney({ amount: v.amount, currency }), v.reason].filter(Boolean).join('\n')),
  },
];

function FeeForm({ client, stored, typedRef, onCancel, onClose }: InnerProps & { stored: ClientFee }) {
  const practice = usePractice();
  const queries = useQueryClient();
  const currency = stored.fee?.currency ?? practice.currency;
  const form = useForm<Values>({ initialValues: valuesOf(stored), onValuesChange: () => (typedRef.current = true) });
  const set = useSetClientFee(client.id);
  const usual = useUsualFees();
  const today = useToday();
  const edit = useStaleForm({
    stored,
    form,
    valuesOf,
    parts: clientFeeParts(currency),
    read: () => queries.fetchQuery({ ...clientFeesQuery(client.id), staleTime: 0 }),
    send: async ({ version }, { amount, reason, from }) => {
      await set.mutateAsync({ version, amount, reason: amount === null ? undefined : reason.trim() || undefined, from: from || undefined });
      typedRef.current = false;
      done(amount === null ? `${client.code} pays the cohort’s fee again` : `${client.code} pays ${formatMoney({ amount, currency })} a session`);
      onClose();
    },
  });

  return (
    <form
      noValidate
      className="fields"
      onSubmit={(e) => {
        e.preventDefault();
        if (form.getValues().amount === null) form.setErrors({ amount: 'Type an amount such as 45.00.' });
        else void edit.save();
      }}
    >
      <p className={d.text}>
        {stored.fee ? `Now ${formatMoney(stored.fee)} a session. ` : 'Now the cohort’s fee counts. '}
        What has been charged keeps its fee.
      </p>
      <MoneyInput label="Fee for a session" currency={currency} value={form.values.amount} onChange={(v) => form.setFieldValue('amount', v)} error={form.errors.amount} autoFocus />
      <Textarea
        label="Reason"
        description={`Needed outside ${usualWords(usual, currency)}. No clinical details: billing reads this.`}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('reason')}
      />
      <FeeFrom of={{ kind: 'client', id: client.id }} value={form.values.from || today} onChange={(from) => form.setFieldValue('from', from)} error={form.errors.from} />
      <FeeHistory fees={pastFees(stored.fees)} />
      <ProblemNote>{edit.problem}</ProblemNote>
      <div className={s.buttons}>
        {stored.fee && (
          <Button
            variant="subtle"
            onClick={() => {
              form.setValues((was) => ({ ...was, amount: null, reason: '' }));
              void edit.save();
            }}
            disabled={edit.busy}
          >
            Take it back
          </Button>
        )}
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="filled" loading={edit.busy}>
          Save fee
        </Button>
      </div>
      {edit.dialog}
    </form>
  );
}
