import { longDate } from '@/format/dates';
import { calledOf } from '@/format/person';
import type { CatchUp } from './catchUpQueries';
import s from './CatchUpSheet.module.css';

/** What a member takes home of a theme that they missed: by the name that the
    room knows, with no other member, nothing of what is the matter, and not what
    the group is called. */
export function CatchUpSheet({ catchUp: c }: { catchUp: CatchUp }) {
  return (
    <article className={s.sheet}>
      <p>For {calledOf(c)}</p>
      <h1>{c.theme}</h1>
      <p>
        What we did on {longDate(c.missedOn)} while you were not there
        {c.by ? `, to catch up before ${longDate(c.by)}.` : '.'}
      </p>
      {c.goal && <p>The aim: {c.goal}</p>}
      {c.buildsOn.length > 0 && <Weeks title="It builds on" weeks={c.buildsOn} />}
      {c.neededBy.length > 0 && <Weeks title="We go on with it in" weeks={c.neededBy} />}
      {c.homework && (
        <section data-together>
          <h2>To do at home: {c.homework.title}</h2>
          {c.homework.instructions && <p className="prose">{c.homework.instructions}</p>}
        </section>
      )}
      {c.materials.length > 0 && (
        <section data-together>
          <h2>With this sheet</h2>
          <ul>
            {c.materials.map((m) => (
              <li key={m}>☐ {m}</li>
            ))}
          </ul>
        </section>
      )}
      <div className={s.lines} aria-hidden>
        {Array.from({ length: 6 }, (_, i) => (
          <i key={i} />
        ))}
      </div>
    </article>
  );
}

function Weeks({ title, weeks }: { title: string; weeks: CatchUp['buildsOn'] }) {
  return (
    <section data-together>
      <h2>{title}</h2>
      <ul>
        {weeks.map((w) => (
          <li key={w.number}>
            Week {w.number}: {w.theme}
            {w.on && `, ${longDate(w.on)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
