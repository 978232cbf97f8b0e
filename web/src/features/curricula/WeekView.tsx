import type { ReactNode } from 'react';
import { choiceWord } from './choices';
import { stageText } from './differences';
import { useOpenFile } from './libraryQueries';
import { linksOf, minutesOf, type Outline, type Week } from './outline';
import column from './Column.module.css';
import files from '@/components/files/FileName.module.css';
import s from './WeekView.module.css';

/** A week to read: for intake, and for published versions. */
export function WeekView({ curriculumId, outline, week }: { curriculumId: string; outline: Outline; week: Week }) {
  const open = useOpenFile(curriculumId);
  const links = linksOf(outline, week);
  return (
    <div className={s.week}>
      <div className={`${column.column} ${s.facts}`}>
        <Fact title="Goal">{week.goal ? <p className="prose">{week.goal}</p> : <p className="quiet">Not written yet</p>}</Fact>
        <Fact title="Objectives">
          <Bullets items={week.objectives.map((l) => l.text)} />
        </Fact>
        {week.topics.length > 0 && (
          <Fact title="Topics">
            <p>{week.topics.map(choiceWord).join(', ')}</p>
          </Fact>
        )}
        <Some title="Skills" items={week.skills} />
        <Some title="Tools" items={week.tools} />
        <Fact title="Builds on">
          <Bullets items={links.map((n) => `Week ${n}, ${outline.weeks[n - 1]?.theme}`)} none="No earlier week" />
        </Fact>
      </div>
      <div className={`${column.column} ${s.facts}`}>
        <Fact title={`Agenda, ${minutesOf(week)} minutes`}>
          {week.agenda.length === 0 ? (
            <p className="quiet">None</p>
          ) : (
            <table className={s.agenda}>
              <tbody>
                {week.agenda.map((a) => (
                  <tr key={a.key}>
                    <th scope="row">{a.title}</th>
                    <td className="quiet">{[a.kind && choiceWord(a.kind), a.technique].filter(Boolean).join(', ')}</td>
                    <td className={s.min}>{a.minutes} min</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Fact>
        <Some title="Discussion prompts" items={week.prompts} />
        {week.handouts.length > 0 && (
          <Fact title="Handouts and slides">
            <ul className={s.bullets}>
              {week.handouts.map((h) => (
                <li key={h.key}>
                  <button type="button" className={files.file} onClick={() => open.mutate(h)}>
                    {h.name}
                  </button>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact title="Materials">
          <Bullets items={week.materials.map((l) => l.text)} />
        </Fact>
        <Fact title="Homework">
          {week.homework.title ? (
            <>
              <p>
                <b>{week.homework.title}</b>
              </p>
              <p className="prose">{week.homework.instructions}</p>
              {week.homework.stages.length > 0 && <Bullets items={week.homework.stages.map(stageText)} />}
            </>
          ) : (
            <p className="quiet">None</p>
          )}
        </Fact>
      </div>
    </div>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

const Some = ({ title, items }: { title: string; items: Array<{ text: string }> }) =>
  items.length === 0 ? null : (
    <Fact title={title}>
      <Bullets items={items.map((l) => l.text)} />
    </Fact>
  );

function Bullets({ items, none = 'None' }: { items: string[]; none?: string }) {
  if (items.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ul className={s.bullets}>
      {items.map((text, i) => (
        <li key={i}>{text}</li>
      ))}
    </ul>
  );
}
