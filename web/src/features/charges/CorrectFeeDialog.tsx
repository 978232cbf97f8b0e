import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Form } from '@/components/Form';
import { MoneyInput } from '@/components/MoneyInput';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { longDate } from '@/format/dates';
import { formatMoney } from '@/format/money';
import { calledOf, codeBeside } from '@/format/person';
import { useCorrectFee, type Charge } from './chargeQueries';

/** The right fee of a charge: the wrong one is taken back and it is made again, at once. */
export function CorrectFeeDialog({ charge, onClose }: { charge: Charge; onClose: () => void }) {
  const correct = useCorrectFee();
  const [amount, setAmount] = useState<number | null>(charge.fee.amount);
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState(false);
  const reversed = charge.status === 'reversed';
  const who = [calledOf(charge), codeBeside(charge)].filter(Boolean).join(', ');
  const wrong = amount === null ? 'Type an amount such as 45.00.' : !reversed && amount === charge.fee.amount ? 'That is what stands now.' : undefined;

  function send() {
    setWanting(true);
    if (amount === null || wrong || !reason.trim()) return;
    const fee = { amount, currency: charge.fee.currency };
    correct.mutate({ id: charge.id, fee, reason: reason.trim() }, { onSuccess: () => (onClose(), done(`${calledOf(charge)} is charged ${formatMoney(fee)}`)) });
  }

  return (
    <WorkDialog title={reversed ? 'Charge this again' : 'Correct the fee'} size={460} dirty={() => reason !== '' || amount !== charge.fee.amount} onClose={onClose}>
      {(close) => (
        <Form submit={reversed ? 'Charge again' : 'Correct the fee'} busy={correct.isPending} problem={correct.error && asProblem(correct.error).message} onCancel={close} onSubmit={(e) => (e.preventDefault(), send())}>
          <p className="quiet">
            {formatMoney(charge.fee)} for {who}, {longDate(charge.serviceDate)}. {reversed ? 'It was taken back; the new charge' : 'A reversal and the new charge'} {reversed ? 'goes' : 'go'} into the next export.
          </p>
          <MoneyInput label="Right fee" currency={charge.fee.currency} value={amount} onChange={setAmount} error={wanting ? wrong : undefined} data-autofocus />
          <Textarea label="Reason" description="Kept with the charge. No clinical details: billing reads this." autosize minRows={2} maxLength={2000} required value={reason} onChange={(e) => setReason(e.currentTarget.value)} error={wanting && !reason.trim() ? 'Say why, so that the next person understands.' : undefined} />
        </Form>
      )}
    </WorkDialog>
  );
}
