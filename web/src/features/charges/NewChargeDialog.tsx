import { Select, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { DateInput } from '@/components/DateInput';
import { Form } from '@/components/Form';
import { MoneyInput } from '@/components/MoneyInput';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { formatMoney } from '@/format/money';
import { FindClient } from './FindClient';
import { useCreateCharge, usePractice, type NewCharge } from './chargeQueries';

const kinds = [
  { value: 'intake', label: 'Intake interview' },
  { value: 'materials', label: 'Materials' },
  { value: 'seat_fee', label: 'Seat fee' },
  { value: 'adjustment', label: 'Adjustment' },
];

type Values = { clientCode: string; kind: string; serviceDate: string; amount: number | null; reason: string };

type Props = { today: string; /** Whom the list in view is limited to. */ client?: Chosen; onClose: () => void };
type Chosen = { id: string; code: string; label: string };

/** A charge for what has no session, with its reason. */
export function NewChargeDialog({ today, client, onClose }: Props) {
  const [whom, setWhom] = useState(client);
  const { currency } = usePractice();
  const create = useCreateCharge();
  const form = useForm<Values>({
    initialValues: { clientCode: client?.code ?? '', kind: 'intake', serviceDate: today, amount: null, reason: '' },
    validate: {
      clientCode: (v) => (v.trim() ? null : 'Whom does it concern? Choose them by name or code.'),
      amount: (v) => (v ? null : 'Type an amount such as 80.00.'),
      reason: (v) => (v.trim() ? null : 'Say what it is for.'),
    },
  });
  const send = ({ amount, kind, ...rest }: Values) =>
    create.mutate(
      { ...rest, kind: kind as NewCharge['kind'], fee: { amount: amount ?? 0, currency } },
      {
        onSuccess: (made) => (onClose(), done(`${whom?.label ?? made.clientCode} is charged ${formatMoney(made.fee)}`)),
        onError: (thrown) => form.setErrors(Object.fromEntries((asProblem(thrown).errors ?? []).map((f) => [f.field === 'fee.amount' ? 'amount' : f.field, f.message]))),
      },
    );
  return (
    <WorkDialog title="Charge by hand" size={460} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <Form submit="Charge" busy={create.isPending} problem={create.error && asProblem(create.error).message} onCancel={close} onSubmit={form.onSubmit(send)}>
          <FindClient
            focus={!client}
            chosen={whom}
            error={form.errors.clientCode}
            onChoose={(_, found) => {
              setWhom(found);
              form.setFieldValue('clientCode', found?.code ?? '');
            }}
          />
          <Select label="What for" allowDeselect={false} data={kinds} {...form.getInputProps('kind')} />
          <DateInput label="Day of service" value={form.values.serviceDate} onChange={(v) => form.setFieldValue('serviceDate', v)} error={form.errors.serviceDate} />
          <MoneyInput label="Fee" data-autofocus={client ? true : undefined} currency={currency} value={form.values.amount} onChange={(v) => form.setFieldValue('amount', v)} error={form.errors.amount} />
          <Textarea label="Reason" description="Kept with the charge. No clinical details: billing reads this." autosize minRows={2} maxLength={2000} {...form.getInputProps('reason')} />
        </Form>
      )}
    </WorkDialog>
  );
}
