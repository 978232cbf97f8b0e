import { Button, Modal, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { MoneyInput } from '@/components/MoneyInput';
import { done } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { Pending } from '@/components/States';
import { formatMoney } from '@/format/money';
import { clientFeeQuery, usePractice, useSetClientFee } from './chargeQueries';
import s from './charges.module.css';

type Props = { client: { id: string; code: string } | undefined; onClose: () => void };

/** The fee for a session that was agreed with one client. */
export function ClientFeeDialog({ client, onClose }: Props) {
  return (
    <Modal opened={client !== undefined} onClose={onClose} title={client ? `Fee agreed with ${client.code}` : ''} size={460} closeOnClickOutside={false}>
      {client && <Loaded key={client.id} client={client} onClose={onClose} />}
    </Modal>
  );
}

function Loaded({ client, onClose }: { client: { id: string; code: string }; onClose: () => void }) {
  const fee = useQuery({ ...clientFeeQuery(client.id), staleTime: 0 });
  if (!fee.data) return <Pending query={fee} rows={2} />;
  return <FeeForm client={client} stored={fee.data.fee} version={fee.data.version} again={() => fee.refetch()} onClose={onClose} />;
}

type FormProps = {
  client: { id: string; code: string };
  stored?: { amount: number; currency: string; reason?: string };
  version: number;
  again: () => unknown;
  onClose: () => void;
};

function FeeForm({ client, stored, version, again, onClose }: FormProps) {
  const practice = usePractice();
  const currency = stored?.currency ?? practice.currency;
  const [amount, setAmount] = useState<number | null>(stored?.amount ?? null);
  const [reason, setReason] = useState(stored?.reason ?? '');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState('');
  const set = useSetClientFee(client.id);

  async function save(next: number | null) {
    setProblem('');
    setErrors({});
    try {
      await set.mutateAsync({ version, amount: next, reason: next === null ? undefined : reason.trim() || undefined });
      done(next === null ? `${client.code} pays the cohort’s fee again` : `${client.code} pays ${formatMoney({ amount: next, currency })} a session`);
      onClose();
    } catch (thrown) {
      const p = asProblem(thrown);
      setErrors(Object.fromEntries(p.errors.map((e) => [e.field, e.message])));
      if (p.stale) {
        await again();
        setProblem('Somebody changed this client while you were typing. What you typed is still here: look again and save.');
      } else if (p.errors.length === 0) setProblem(p.message);
    }
  }

  return (
    <form
      noValidate
      className={s.feeForm}
      onSubmit={(e) => {
        e.preventDefault();
        if (amount === null) setErrors({ amount: 'Type an amount such as 45.00.' });
        else void save(amount);
      }}
    >
      <p className={s.hint}>
        {stored ? `Now ${formatMoney(stored)} a session. ` : 'Now the cohort’s fee counts. '}
        A change counts from the next session that is closed; charges that exist keep their fee.
      </p>
      <MoneyInput label="Fee for a session" currency={currency} value={amount} onChange={setAmount} error={errors.amount} data-autofocus />
      <Textarea
        label="Reason"
        description="Needed for a fee under 30 or over 150. No clinical details: billing reads this."
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
        error={errors.reason}
      />
      <ProblemNote>{problem}</ProblemNote>
      <div className={s.feeButtons}>
        {stored && (
          <Button variant="subtle" onClick={() => void save(null)} disabled={set.isPending}>
            Take it back
          </Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" loading={set.isPending}>
          Save fee
        </Button>
      </div>
    </form>
  );
}
