import { Radio, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useToday, useUsualFees } from '@/api/me';
import type { Part } from '@/components/conflict';
import { clientFeesQuery } from '@/components/fees/feeQueries';
import { FeeFrom } from '@/components/fees/FeeFrom';
import { FeeHistory } from '@/components/fees/FeeHistory';
import { pastFees } from '@/components/fees/pastFees';
import { Form } from '@/components/Form';
import { MoneyInput } from '@/components/MoneyInput';
import { done } from '@/components/notices';
import { useStaleForm } from '@/components/useStaleForm';
import { WorkDialog } from '@/components/WorkDialog';
import { formatMoney } from '@/format/money';
import { usualWords } from '@/format/usualFees';
import { clientQuery, type Client } from '@/components/clients/oneClient';
import { currencyQuery, useSetFee } from './clientQueries';
import { feeFaults } from './fee';

type Values = { which: 'cohort' | 'own'; amount: number | null; reason: string; /** Empty: today. */ from: string };
const valuesOf = (c: Client): Values => ({ which: c.fee ? 'own' : 'cohort', amount: c.fee?.amount ?? null, reason: c.fee?.reason ?? '', from: '' });

/** A fee and its reason are agreed together. */
export const feeParts = (currency: string): Array<Part<Values>> => [
  {
    label: 'Fee',
    fields: ['which', 'amount', 'reason', 'from'],
    words: (v) => (v.which === 'own' && v.amount !== null ? [formatMoney({ amount: v.amount, currency }), v.reason].filter(Boolean).join('\n') : 'The cohort’s fee'),
  },
];

/** Agrees a fee with one client, or lets the cohort's count again. */
export function FeeDialog({ client, onClose }: { client: Client; onClose: () => void }) {
  const queries = useQueryClient();
  const currency = useQuery(currencyQuery).data ?? client.fee?.currency ?? 'USD';
  const set = useSetFee(client.id);
  const usual = useUsualFees();
  const today = useToday();
  const history = useQuery(clientFeesQuery(client.id));
  const form = useForm<Values>({ initialValues: valuesOf(client), validate: (v) => feeFaults(v.which === 'own' ? v : null, usual, currency) });
  const own = form.values.which === 'own';
  const edit = useStaleForm({
    stored: client,
    form,
    valuesOf,
    parts: feeParts(currency),
    read: () => queries.fetchQuery({ ...clientQuery(client.id), staleTime: 0 }),
    send: async ({ version }, v) => {
      const agreed = v.which === 'own';
      await set.mutateAsync({ version, amount: agreed ? v.amount : null, reason: agreed ? v.reason.trim() || undefined : undefined, from: v.from || undefined });
      form.resetDirty();
      done(agreed ? `Fee of ${client.code} agreed` : `The cohort’s fee counts for ${client.code}`);
      onClose();
    },
  });

  return (
    <WorkDialog title={`Fee of ${client.code}`} size={460} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <>
          <Form onSubmit={form.onSubmit(() => void edit.save())} submit="Save fee" busy={edit.busy} problem={edit.problem} onCancel={close}>
            <div className="fields">
              <Radio.Group label="Per session" {...form.getInputProps('which')}>
                <div className="fields" style={{ gap: 8, marginTop: 4 }}>
                  <Radio value="cohort" label="The cohort’s fee" data-autofocus={client.fee ? undefined : true} />
                  <Radio value="own" label="A fee agreed with this client" />
                </div>
              </Radio.Group>
              {own && <MoneyInput autoFocus data-autofocus label="Agreed fee" description={`${usualWords(usual, currency)} is usual`} currency={currency} {...form.getInputProps('amount')} value={form.values.amount} />}
              {own && <Textarea label="Reason" description="Needed outside the usual fees; the audit keeps it" autosize minRows={2} maxLength={2000} {...form.getInputProps('reason')} />}
              <FeeFrom of={{ kind: 'client', id: client.id }} value={form.values.from || today} onChange={(from) => form.setFieldValue('from', from)} error={form.errors.from} />
              <FeeHistory fees={pastFees(history.data?.fees)} />
            </div>
          </Form>
          {edit.dialog}
        </>
      )}
    </WorkDialog>
  );
}
