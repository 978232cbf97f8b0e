import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { done } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { formatMoney } from '@/format/money';
import { count } from '@/format/words';
import { chargesAhead, stillMissing, sumOf } from './closing';
import { useCloseSession, useCohortOf, usePracticeFees, type Session } from './sessionQueries';
import { statusOf, type RollCall } from './useRollCall';
import s from './sessions.module.css';

type Props = { session: Session; roll: RollCall; onClose: () => void };

/** Before closing: what will be charged and what is still missing. */
export function CloseDialog({ session, roll, onClose }: Props) {
  const cohort = useCohortOf(session.cohortId, true);
  const settings = usePracticeFees(true);
  const close = useCloseSession(session);
  const [unsaved, setUnsaved] = useState('');
  const lines = chargesAhead([...roll.marks.values()].map((m) => statusOf(m)), cohort.data?.fee, settings.data?.noShowFee);
  const total = sumOf(lines.flatMap((l) => l.amount ?? []));
  const missing = stillMissing(session, roll.marks);

  async function confirm() {
    setUnsaved('');
    if (!(await roll.flush())) return setUnsaved('The last marks are not saved yet. The session stays open until they are.');
    close.mutate(undefined, {
      onSuccess: (closed) => {
        onClose();
        done(`Session closed, ${count((closed.charges ?? []).length, 'charge')} made`);
      },
    });
  }

  return (
    <ConfirmDialog opened title="Close this session?" confirm="Close session" busy={close.isPending} onConfirm={() => void confirm()} onClose={onClose}>
      <ul className={s.closing}>
        {lines.map((l) => (
          <li key={l.words}>
            <span>{l.words}</span>
            {l.amount && <b>{formatMoney(l.amount)}</b>}
          </li>
        ))}
        {lines.length === 0 && <li>Nobody is marked, so nothing is charged.</li>}
        {total && (
          <li className={s.closingTotal}>
            <span>Together</span>
            <b className="figure">{formatMoney(total)}</b>
          </li>
        )}
      </ul>
      <p className="small quiet">A member with a fee of their own is charged that one. Charges are final; billing can reverse one with a reason.</p>
      {missing.length > 0 && (
        <div className={s.missing}>
          <b>Still missing</b>
          <ul>
            {missing.map((m) => (
              <li key={m}>{m}</li>
            ))}
          </ul>
        </div>
      )}
      <ProblemNote>{unsaved || (close.error && asProblem(close.error).message)}</ProblemNote>
    </ConfirmDialog>
  );
}
