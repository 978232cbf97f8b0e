import { longDate } from '@/format/dates';
import type { Session } from './sessionQueries';
import s from './PrintedHandout.module.css';

/** What members take home: what was given, or as long as nothing was, what the
    week plans. It goes into other hands, so it names neither the group nor
    anybody in it. */
export function PrintedHandout({ session }: { session: Session }) {
  const sheets = handoutsOf(session);
  return (
    <div data-printonly data-sheet="handout" className={s.handout}>
      {sheets.map((h) => (
        <section key={h.title} data-together>
          <h1>{h.title}</h1>
          {h.dueOn && <p className="quiet">For {longDate(h.dueOn)}</p>}
          <p className="prose">{h.instructions}</p>
          <div className={s.lines} aria-hidden>
            {Array.from({ length: 9 }, (_, i) => (
              <i key={i} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

export function handoutsOf(session: Session): Array<{ title: string; instructions?: string; dueOn?: string }> {
  const given = session.homework;
  if (given.length > 0) return given;
  return session.week?.homework ? [session.week.homework] : [];
}

/** Prints one of the page's sheets instead of the page itself. */
export function printSheet(name: 'handout') {
  const root = document.documentElement;
  root.dataset.printing = name;
  window.addEventListener('afterprint', () => delete root.dataset.printing, { once: true });
  window.print();
}
