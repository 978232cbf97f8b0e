import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { ledAs } from '@/components/cover/coverWords';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { GoalsWords } from '@/components/GoalsWords';
import { done } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { formatMoney } from '@/format/money';
import { count } from '@/format/words';
import { closingLines, stillMissing } from './closing';
import { mayHaveLed } from './ledChoice';
import { useChargesAhead, useCloseSession, type Session } from './sessionQueries';
import { statusOf, type RollCall } from './useRollCall';
import s from './CloseDialog.module.css';

type Props = { session: Session; roll: RollCall; onClose: () => void };

/** Before closing: what will be charged and what is still missing. */
export function CloseDialog({ session, roll, onClose }: Props) {
  const ahead = useChargesAhead(session.id, roll.flush);
  const close = useCloseSession(session);
  const [unsaved, setUnsaved] = useState(false);
  const lines = closingLines(ahead.data?.items ?? [], [...roll.marks.values()].map((m) => statusOf(m)));
  const total = ahead.data?.totals;
  const problem = close.error ?? ahead.error;
  const who = mayHaveLed(session);
  const [ledBy, setLedBy] = useState(session.ledBy.map((l) => l.id));
  const missing = stillMissing(session, roll.marks);

  async function confirm() {
    if (ledBy.length === 0) return;
    const saved = await roll.flush();
    setUnsaved(!saved);
    if (!saved) return;
    close.mutate(who.length > 1 ? ledBy : undefined, {
      onSuccess: (closed) => {
        onClose();
        done(`Session closed, ${count(closed.charges.length, 'charge')} made`);
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
        {total && lines.length === 0 && <li>Nobody is marked, so nothing is charged.</li>}
        {ahead.isLoading && <li role="status">Adding up…</li>}
        {total && total.count > 0 && (
          <li className={s.closingTotal}>
            <span>Together</span>
            <b className="figure">{formatMoney(total.amount)}</b>
          </li>
        )}
      </ul>
      {who.length > 1 && (
        <Checkbox.Group label="Who led" value={ledBy} onChange={setLedBy} error={ledBy.length === 0 ? 'Say who led.' : undefined}>
          {who.map((l) => (
            <Checkbox key={l.id} value={l.id} label={`${l.name} (${ledAs(l.as)})`} mt={6} />
          ))}
        </Checkbox.Group>
      )}
      {session.goals && (
        <section aria-label="The group works toward" className="small">
          <GoalsWords goals={session.goals} />
        </section>
      )}
      <p className="small quiet">A mistake is mended afterwards: correct the attendance, or have billing correct the fee.</p>
      {missing.length > 0 && (
        <div className={`tinted ${s.missing}`} data-tone="soon">
          <b>Still missing</b>
          <ul>
            {missing.map((m) => (
              <li key={m}>{m}</li>
            ))}
          </ul>
        </div>
      )}
      <ProblemNote>{unsaved || ahead.data === null ? 'The last marks are not saved yet. The session stays open until they are.' : problem && asProblem(problem).message}</ProblemNote>
    </ConfirmDialog>
  );
}
