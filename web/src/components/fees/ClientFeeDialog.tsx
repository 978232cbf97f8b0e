import { Radio, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery, useToday, useUsualFees } from '@/api/me';
import type { Part } from '@/components/conflict';
import { Form } from '@/components/Form';
import { MoneyInput } from '@/components/MoneyInput';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';
import { useStaleForm } from '@/components/useStaleForm';
import { WorkDialog } from '@/components/WorkDialog';
import { formatMoney } from '@/format/money';
import { usualWords } from '@/format/usualFees';
import { feeFaults } from './clientFee';
import { FeeFrom } from './FeeFrom';
import { FeeHistory } from './FeeHistory';
import { clientFeesQuery, useSetClientFee, type AgreedFee } from './feeQueries';
import { pastFees } from './pastFees';

type Client = { id: string; code: string };
type Values = { which: 'cohort' | 'own'; amount: number | null; reason: string; /** Empty: today. */ from: string };

// Who opens the dialog means to agree a fee, whether there is one or not.
const valuesOf = ({ fee }: AgreedFee): Values => ({ which: 'own', amount: fee?.amount ?? null, reason: fee?.reason ?? '', from: '' });

/** A fee and its reason are agreed together. */
export const clientFeeParts = (currency: string): Array<Part<Values>> => [
  {
    label: 'Fee',
    fields: ['which', 'amount', 'reason', 'from'],
    words: (v) => (v.which === 'own' && v.amount !== null ? [formatMoney({ amount: v.amount, currency }), v.reason].filter(Boolean).join('\n') : 'The cohort’s fee'),
  },
];

/** Agrees a fee with one client, or lets the cohort's count again. */
export function ClientFeeDialog({ client, onClose }: { client: Client; onClose: () => void }) {
  const fee = useQuery({ ...clientFeesQuery(client.id), staleTime: 0 });
  const [dirty, setDirty] = useState(false);
  return (
    <WorkDialog title={`Fee agreed with ${client.code}`} size={460} dirty={() => dirty} onClose={onClose}>
      {(close) => (!fee.data ? <Pending query={fee} rows={2} /> : <FeeForm client={client} stored={fee.data} onDirty={setDirty} onCancel={close} onDone={onClose} />)}
    </WorkDialog>
  );
}

type FormProps = { client: Client; stored: AgreedFee; onDirty: (dirty: boolean) => void; onCancel: () => void; onDone: () => void };

function FeeForm({ client, stored, onDirty, onCancel, onDone }: FormProps) {
  const queries = useQueryClient();
  const practice = useQuery(meQuery).data?.practice;
  const currency = stored.fee?.currency ?? practice?.currency ?? 'USD';
  const set = useSetClientFee(client.id);
  const usual = useUsualFees();
  const today = useToday();
  const form = useForm<Values>({ initialValues: valuesOf(stored), validate: (v) => feeFaults(v.which === 'own' ? v : null, usual, currency), onValuesChange: () => onDirty(true) });
  const own = form.values.which === 'own';
  const edit = useStaleForm({
    stored,
    form,
    valuesOf,
    parts: clientFeeParts(currency),
    read: () => queries.fetchQuery({ ...clientFeesQuery(client.id), staleTime: 0 }),
    send: async ({ version }, { which, amount, reason, from }) => {
      const agreed = which === 'own' ? amount : null;
      await set.mutateAsync({ version, amount: agreed, reason: agreed === null ? undefined : reason.trim() || undefined, from: from || undefined });
      done(agreed === null ? `${client.code} pays the cohort’s fee` : `${client.code} pays ${formatMoney({ amount: agreed, currency })} a session`);
      onDone();
    },
  });

  return (
    <>
      <Form onSubmit={form.onSubmit(() => void edit.save())} submit="Save fee" busy={edit.busy} problem={edit.problem} onCancel={onCancel}>
        <div className="fields">
          <p className="quiet">
            {stored.fee ? `Now ${formatMoney(stored.fee)} a session. ` : 'Now the cohort’s fee counts. '}
            What has been charged keeps its fee.
          </p>
          {stored.fee && (
            <Radio.Group label="From the day below" {...form.getInputProps('which')}>
              <div className="fields" style={{ gap: 8, marginTop: 4 }}>
                <Radio value="own" label="A fee agreed with this client" />
                <Radio value="cohort" label="The cohort’s fee" />
              </div>
            </Radio.Group>
          )}
          {own && <MoneyInput data-autofocus autoFocus label="Fee for a session" description={`${usualWords(usual, currency)} is usual`} currency={currency} {...form.getInputProps('amount')} value={form.values.amount} />}
          {own && <Textarea label="Reason" description="Needed outside the usual fees. No clinical details: billing reads this." autosize minRows={2} maxLength={2000} {...form.getInputProps('reason')} />}
          <FeeFrom of={{ kind: 'client', id: client.id }} value={form.values.from || today} onChange={(from) => form.setFieldValue('from', from)} error={form.errors.from} />
          <FeeHistory fees={pastFees(stored.fees)} />
        </div>
      </Form>
      {edit.dialog}
    </>
  );
}
