import { StateChip, type Tone } from '@/components/Chip';
import { Spark } from '@/components/notes/Spark';
import type { NoteMember } from '@/components/notes/noteTypes';
import { shortDate } from '@/format/dates';
import { phrase } from '@/format/words';
import s from './NoteContext.module.css';

const homeworkTone: Record<string, Tone> = { done: 'good', partial: 'soon', not_done: 'late', open: 'quiet' };

const changeSaid = (change: number, points: number) => (points < 2 ? '' : change === 0 ? 'as at first' : `${change > 0 ? '+' : '−'}${Math.abs(change)} since the first`);

/** What one wants to have in view while writing about somebody. */
export function NoteContext({ member }: { member: NoteMember }) {
  const c = member.context;
  const nothing = !c.goalTonight && c.goals.length + c.homework.length + c.scores.length + c.flags.length + c.keepInMind.length === 0 && !c.lastPlan;
  return (
    <aside className={s.card} aria-label="Beside the note">
      {nothing && <p className={`${s.part} quiet`}>No goal, homework, score or earlier plan of theirs is known yet.</p>}
      {c.flags.length > 0 && (
        <section className={s.part}>
          <h3>Open flags</h3>
          {c.flags.map((f) => (
            <p key={f}>
              <StateChip tone="late">{phrase(f)}</StateChip>
            </p>
          ))}
        </section>
      )}
      {c.goalTonight && (
        <section className={s.part}>
          <h3>Tonight’s goal</h3>
          <p>{c.goalTonight}</p>
          {c.goalOutcome && <p className={s.small}>{phrase(c.goalOutcome)}</p>}
        </section>
      )}
      {c.goals.length > 0 && (
        <section className={s.part}>
          <h3>Goals</h3>
          <ol className={s.goals}>
            {c.goals.map((g) => (
              <li key={g.id ?? g.text}>
                <span>{g.text}</span>
                {g.progress !== undefined && (
                  <b className={s.reached}>
                    {g.progress}
                    <span className="unseen"> of 10 when it was last said</span>
                  </b>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      {c.homework.length > 0 && (
        <section className={s.part}>
          <h3>Homework</h3>
          <ul className={s.homework}>
            {c.homework.map((h) => (
              <li key={h.text}>
                <span>{h.text}</span> <StateChip tone={homeworkTone[h.status] ?? 'quiet'}>{phrase(h.status)}</StateChip>
              </li>
            ))}
          </ul>
        </section>
      )}
      {c.scores.map((x) => (
        <section key={x.instrument} className={s.part}>
          <h3>
            {(x.formName ?? x.instrument.toUpperCase())} <span>{changeSaid(x.change, x.points.length)}</span>
          </h3>
          <div className={s.score}>
            {x.points.length > 1 && <Spark points={x.points.map((p) => ({ x: p.week, score: p.total }))} title={`${(x.formName ?? x.instrument.toUpperCase())} by week`} />}
            <b className="figure">{x.last}</b>
          </div>
          {x.band && <p className={s.small}>{x.band}</p>}
        </section>
      ))}
      {c.lastPlan && (
        <section className={s.part}>
          <h3>Plan from {shortDate(c.lastPlan.date)}</h3>
          <p className={s.prose}>{c.lastPlan.text}</p>
        </section>
      )}
      {c.keepInMind.length > 0 && (
        <section className={s.part}>
          <h3>Keep in mind</h3>
          {c.keepInMind.map((k) => (
            <p key={k}>{k}</p>
          ))}
        </section>
      )}
    </aside>
  );
}
