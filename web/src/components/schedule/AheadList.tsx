import type { ApiProblem } from '@/api/problem';
import { daysInWords } from '@/format/dates';
import type { ScheduleAhead } from './scheduleQueries';
import { lineWords } from './scheduleWords';
import s from './ScheduleDialog.module.css';

type Props = { ahead?: ScheduleAhead; refusal?: ApiProblem; asked: boolean; zone: string };

/** What a change of the sessions does, before it is made. */
export function AheadList({ ahead, refusal, asked, zone }: Props) {
  return (
    <section aria-label="What this changes">
      <div className={s.label}>What this changes</div>
      <div role="status">
        {!asked && <p className="quiet">Nothing yet.</p>}
        {asked && refusal && (refusal.errors.length > 0 ? <p>Nothing, until what is marked above is put right.</p> : <Said tone="late" said={[refusal.message]} />)}
        {asked && !refusal && !ahead && <p className="quiet">Working it out…</p>}
        {asked && !refusal && ahead && (
          <>
            {ahead.lines.length === 0 && <p>Nothing: the sessions are as this would have them.</p>}
            {/* It scrolls when it is long: the keyboard has to reach it. */}
            <ol className={s.ahead} tabIndex={ahead.lines.length > 6 ? 0 : undefined}>
              {ahead.lines.map((l) => {
                const { session, words } = lineWords(l, zone);
                return (
                  <li key={l.after?.id ?? l.before?.id}>
                    <b>{session}</b>
                    <span>{words}</span>
                  </li>
                );
              })}
            </ol>
            <Said tone="soon" said={ahead.warnings} />
            <Said tone="underway" said={ahead.notices.map(daysInWords)} />
          </>
        )}
      </div>
    </section>
  );
}

function Said({ tone, said }: { tone: 'soon' | 'underway' | 'late'; said: string[] }) {
  if (said.length === 0) return null;
  return (
    <div className={`tinted ${s.note}`} data-tone={tone}>
      <ul className={s.said}>
        {said.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}
