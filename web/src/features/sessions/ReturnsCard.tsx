import { Button } from '@mantine/core';
import { useState } from 'react';
import { done } from '@/components/notices';
import { MemberChip } from '@/components/MemberChip';
import { FeedbackDialog } from './FeedbackDialog';
import { HomeworkPlan } from './HomeworkPlan';
import { nameOf } from './names';
import { PersonalPlans } from './PersonalPlans';
import { backOf, goesOnFor, nextReturn, returnTones, returnWords } from './returns';
import { Chips, StateChip } from '@/components/Chip';
import { SaveLine } from './SaveLine';
import type { Homework, Session } from './sessionQueries';
import { useReturns } from './useReturns';
import { PartHead } from './PartHead';
import s from './ReturnsCard.module.css';

type Props = {
  session: Session;
  homework: Homework;
  mayRecord: boolean;
  title: string;
  /** One line that opens on demand. */
  folded?: boolean;
};

/** Homework that was given before: one chip a member, a tap says what came back. */
export function Returns({ session, homework, mayRecord, title, folded }: Props) {
  const [writing, setWriting] = useState(false);
  const { returns, record, recordAll, reopen, state, flush, discard } = useReturns(session, homework);
  const roster = new Map(session.roster.map((r) => [r.clientId, r]));
  const goesOn = goesOnFor(session, homework.id);
  // A member who has left since is no longer asked, nor one whose homework goes on.
  const rows = returns.flatMap((r) => {
    const seat = roster.get(r.clientId);
    return seat && !(r.status === 'open' && goesOn.has(r.clientId)) ? [{ ...r, name: nameOf(seat) }] : [];
  });
  const unasked = rows.filter((r) => r.status === 'open').map((r) => r.clientId);
  const told = rows.filter((r) => r.feedback).length;
  function allBrought() {
    recordAll(unasked, 'returned');
    done(`${homework.title}: brought back by ${unasked.length}`, () => reopen(unasked));
  }
  const body = (
    <>
      <Chips label={`What came back of ${homework.title}`}>
        {rows.map((r) =>
          !mayRecord ? (
            <StateChip key={r.clientId} tone={returnTones[r.status]}>
              {r.name} · {returnWords[r.status] ?? r.status}
            </StateChip>
          ) : (
          <MemberChip
            key={r.clientId}
            name={r.name}
            word={r.status === 'returned' || r.status === 'open' ? undefined : returnWords[r.status]}
            tone={returnTones[r.status]}
            checked={r.status === 'returned'}
            onClick={() => record(r.clientId, { status: nextReturn(r.status), feedback: r.feedback ?? '' })}
          />
          ),
        )}
      </Chips>
      <PersonalPlans rows={rows} stages={homework.stages} />
      {mayRecord && (
        <div className={s.returnsFoot} data-noprint>
          <SaveLine state={state} retry={() => void flush()} discard={discard} idle="Tap for returned, partial, not done, excused." />
          {unasked.length > 1 && (
            <Button size="compact-sm" variant="subtle" onClick={allBrought}>
              {unasked.length === rows.length ? 'All brought it' : 'All others brought it'}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={() => setWriting(true)}>
            {told > 0 ? `Feedback (${told})` : 'Write feedback'}
          </Button>
          <HomeworkPlan session={session} homework={homework} />
        </div>
      )}
      {writing && <FeedbackDialog homework={homework} rows={rows} record={record} onClose={() => setWriting(false)} />}
    </>
  );
  if (folded) {
    return (
      <details className={s.folded}>
        <summary>
          <h3>{title}</h3>
          <span className="quiet">{backOf(rows)}</span>
        </summary>
        <section className={s.unfolded} aria-label={title}>
          {body}
        </section>
      </details>
    );
  }
  return (
    <section className={s.returns} aria-label={title}>
      <PartHead title={title}>
        <span className="quiet">{backOf(rows)}</span>
      </PartHead>
      {body}
    </section>
  );
}
