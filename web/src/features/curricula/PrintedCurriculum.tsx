import { choiceWord } from './choices';
import { stageText } from './differences';
import { linksOf, minutesOf, type Outline, type Week } from './outline';
import s from './PrintedCurriculum.module.css';

type Props = { outline: Outline; week: Week | undefined };

/** The sheets of a curriculum: the whole plan, the plan of the chosen week, and
    its handout, which names neither the group nor what it is for. */
export function PrintedCurriculum({ outline, week }: Props) {
  return (
    <>
      <div data-printonly data-sheet="curriculum" className={s.printed}>
        <h1>{outline.name}</h1>
        <p>{outline.summary}</p>
        {outline.citation && <p className={s.source}>{outline.citation}</p>}
        <ol className={s.contents}>
          {outline.weeks.map((w) => (
            <li key={w.key}>{w.theme}</li>
          ))}
        </ol>
        {outline.weeks.map((w) => (
          <WeekPlan key={w.key} outline={outline} week={w} />
        ))}
      </div>
      <div data-printonly data-sheet="week" className={s.printed}>
        {week && <WeekPlan outline={outline} week={week} />}
      </div>
      <div data-printonly data-sheet="week-handout" className={s.printed}>
        {week && <Handout week={week} />}
      </div>
    </>
  );
}

function WeekPlan({ outline, week }: { outline: Outline; week: Week }) {
  const links = linksOf(outline, week);
  return (
    <section className={s.week}>
      <h2>
        Week {outline.weeks.indexOf(week) + 1}: {week.theme}
      </h2>
      <p>{week.goal}</p>
      {links.length > 0 && <p className={s.source}>Builds on {links.map((n) => `week ${n}, ${outline.weeks[n - 1]?.theme}`).join('; ')}</p>}
      {week.topics.length > 0 && <p className={s.source}>Topics: {week.topics.map(choiceWord).join(', ')}</p>}
      {week.agenda.length > 0 && (
        <section data-together>
          <h3>Agenda, {minutesOf(week)} minutes</h3>
          <table>
            <tbody>
              {week.agenda.map((a) => (
                <tr key={a.key}>
                  <td className={s.min}>{a.minutes} min</td>
                  <td>{a.title}</td>
                  <td>{[a.kind && choiceWord(a.kind), a.technique].filter(Boolean).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Lines title="Objectives" items={week.objectives.map((l) => l.text)} />
      <Lines title="Discussion prompts" items={week.prompts.map((l) => l.text)} />
      <Lines title="Skills and tools" items={[...week.skills, ...week.tools].map((l) => l.text)} />
      <Lines title="To bring" items={[...week.materials.map((l) => l.text), ...week.handouts.map((h) => h.name)]} />
      {week.homework.title && (
        <section data-together>
          <h3>Homework: {week.homework.title}</h3>
          <p className="prose">{week.homework.instructions}</p>
          <Lines items={week.homework.stages.map(stageText)} />
        </section>
      )}
    </section>
  );
}

function Handout({ week }: { week: Week }) {
  return (
    <section>
      <h1>{week.homework.title || week.theme}</h1>
      <p className="prose">{week.homework.instructions}</p>
      <Lines items={week.homework.stages.map(stageText)} />
      <Lines title="What you take with you" items={[...week.skills, ...week.tools].map((l) => l.text)} />
      <div className={s.rules} aria-hidden>
        {Array.from({ length: 12 }, (_, i) => (
          <i key={i} />
        ))}
      </div>
    </section>
  );
}

function Lines({ title, items }: { title?: string; items: string[] }) {
  if (items.length === 0) return null;
  return (
    <section data-together>
      {title && <h3>{title}</h3>}
      <ul>
        {items.map((item, i) => (
          <li key={i}>– {item}</li>
        ))}
      </ul>
    </section>
  );
}
