import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { formatMoney } from '@/format/money';
import { count } from '@/format/words';
import { correctedItems, correctedMark, correctionLines, type MarkChange } from './correction';
import { CorrectedRow } from './CorrectedRow';
import { nameOf } from './names';
import { useCohortOf, useCorrectAttendance, useCorrectionAhead, type Session } from './sessionQueries';
import s from './CorrectAttendance.module.css';

/** After closing: the right marks, what they reverse and charge, and why. */
export function CorrectAttendance({ session, onClose }: { session: Session; onClose: () => void }) {
  const [changes, setChanges] = useState<ReadonlyMap<string, MarkChange>>(new Map());
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState(false);
  const correct = useCorrectAttendance(session);
  const items = correctedItems(session, changes);
  const ahead = useCorrectionAhead(session.id, items);
  const cohort = useCohortOf(session.cohortId, !session.coverUntil);
  const on = new Set(session.roster.map((r) => r.clientId));
  const others = (cohort.data?.roster ?? []).filter((r, i, all) => !on.has(r.clientId) && all.findIndex((o) => o.clientId === r.clientId) === i);
  const change = (clientId: string, c: MarkChange) => setChanges(new Map(changes).set(clientId, { ...changes.get(clientId), ...c }));
  const minutes = Math.round((Date.parse(session.endsAt) - Date.parse(session.startsAt)) / 60_000);
  const rows = [...session.roster, ...others.filter((r) => changes.has(r.clientId))];

  function send() {
    setWanting(true);
    if (items.length === 0 || !reason.trim()) return;
    correct.mutate({ items, reason: reason.trim() }, { onSuccess: () => (onClose(), done(`${count(items.length, 'mark')} corrected`)) });
  }

  return (
    <WorkDialog title="Correct attendance" size={560} dirty={() => items.length > 0 || reason !== ''} onClose={onClose}>
      {(close) => (
        <Form submit="Correct attendance" busy={correct.isPending} problem={correct.error && asProblem(correct.error).message} onCancel={close} onSubmit={(e) => (e.preventDefault(), send())}>
          <ul className={s.members}>
            {rows.map((r, i) => (
              <CorrectedRow
                key={r.clientId}
                first={i === 0}
                seat={r}
                was={session.attendance.find((a) => a.clientId === r.clientId)?.status ?? null}
                mark={correctedMark(session, r.clientId, changes.get(r.clientId))}
                minutes={minutes}
                corrected={items.some((c) => c.clientId === r.clientId)}
                hybrid={session.delivery === 'hybrid'}
                onChange={(c) => change(r.clientId, c)}
              />
            ))}
          </ul>
          {others.some((r) => !changes.has(r.clientId)) && (
            <Select
              label="Somebody else came"
              placeholder="A member who was not on the roll"
              value={null}
              data={others.filter((r) => !changes.has(r.clientId)).map((r) => ({ value: r.clientId, label: nameOf(r) }))}
              onChange={(id) => id && change(id, { status: 'present' })}
            />
          )}
          <div role="status" aria-label="What this reverses and charges">
            <ul className={s.ahead}>
              {items.length === 0 && <li>{wanting ? 'Choose what a mark should have been.' : 'Nothing is changed yet.'}</li>}
              {items.length > 0 && !ahead.data && <li>{ahead.error ? asProblem(ahead.error).message : 'Adding up…'}</li>}
              {ahead.data && correctionLines(ahead.data, rows).map((l) => (
                <li key={l.words}>
                  <span>{l.words}</span>
                  {l.amount && <b>{formatMoney(l.amount)}</b>}
                </li>
              ))}
            </ul>
          </div>
          <Textarea label="Reason" description="Kept with both marks, for the leaders of the group." autosize minRows={2} maxLength={2000} required value={reason} onChange={(e) => setReason(e.currentTarget.value)} error={wanting && !reason.trim() ? 'Say why, so that the next person understands.' : undefined} />
        </Form>
      )}
    </WorkDialog>
  );
}
