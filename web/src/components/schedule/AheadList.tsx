import { asProblem } from '@/api/problem';
import { daysInWords } from '@/format/dates';
import type { ScheduleAhead } from './scheduleQueries';
import { lineWords } from './scheduleWords';
import s from './ScheduleDialog.module.css';

type Props = { ahead?: ScheduleAhead; error: unknown; asked: boolean; zone: string };

/** What a change of the sessions does, before it is made. */
export function AheadList({ ahead, error, asked, zone }: Props) {
  return (
    <section aria-label="What this changes">
      <div className={s.label}>What this changes</div>
      <div role="status">
        {!asked && <p className="quiet">Nothing yet.</p>}
        {asked && !!error && <p>{asProblem(error).message}</p>}
        {asked && !error && !ahead && <p className="quiet">Working it out…</p>}
        {asked && !error && ahead && (
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

function Said({ tone, said }: { tone: 'soon' | 'underway'; said: string[] }) {
  if (said.length === 0) return null;
  return (
    <div className="tinted" data-tone={tone} style={{ marginTop: 10 }}>
      <ul className={s.said} style={{ margin: 0 }}>
        {said.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}
