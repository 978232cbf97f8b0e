import { ReasonDialog } from '@/components/ReasonDialog';
import { done } from '@/components/notices';
import { longDate } from '@/format/dates';
import { formatMoney } from '@/format/money';
import { calledOf, codeBeside } from '@/format/person';
import { useReverse, type Charge } from './chargeQueries';

/** Asks why a charge is voided. Charges never change: a second one takes it back. */
export function ReverseDialog({ charge, onClose }: { charge: Charge | undefined; onClose: () => void }) {
  const reverse = useReverse();
  return (
    <ReasonDialog
      opened={charge !== undefined}
      title="Reverse this charge?"
      confirm="Reverse charge"
      danger
      onClose={onClose}
      onConfirm={async (reason) => {
        if (!charge) return;
        const made = await reverse.mutateAsync({ id: charge.id, reason });
        done(`Reversed: ${formatMoney(made.fee)} for ${calledOf(charge)}`);
      }}
    >
      {charge && (
        <>
          {formatMoney(charge.fee)} for {[calledOf(charge), codeBeside(charge)].filter(Boolean).join(', ')}, {longDate(charge.serviceDate)}. The charge stays as it is; a second one of the opposite amount takes it back
          {charge.batchNumber ? ' and goes into the next export.' : '. Both go into the next export and add up to nothing.'}
        </>
      )}
    </ReasonDialog>
  );
}
