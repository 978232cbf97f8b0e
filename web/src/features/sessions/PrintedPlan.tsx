import { timeIn } from '@/format/dates';
import { agendaAt } from './clock';
import { nameOf } from './names';
import type { Session } from './sessionQueries';
import s from './PrintedPlan.module.css';

/** The session plan on one sheet: goal, agenda with times, what to bring, the
    homework, and the roster with room for a pen. */
export function PrintedPlan({ session }: { session: Session }) {
  const week = session.week;
  return (
    <div data-printonly className={s.printed}>
      {week && (
        <>
          <h2>Agenda</h2>
          <table>
            <tbody>
              {agendaAt(week.agenda, session.startsAt, new Date(0)).map((l, i) => (
                <tr key={i}>
                  <td>{timeIn(l.startsAt, session.timeZone)}</td>
                  <td>
                    {l.title}
                    {l.technique && ` (${l.technique})`}
                  </td>
                  <td>{l.minutes} min</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Lines title="Objectives" items={week.objectives} />
          <Lines title="To bring" items={week.materials} />
          {week.homework && (
            <section data-together>
              <h2>Homework: {week.homework.title}</h2>
              <p>{week.homework.instructions}</p>
            </section>
          )}
        </>
      )}
      <section data-together>
        <h2>Roster</h2>
        <table>
          <tbody>
            {session.roster.map((r) => (
              <tr key={r.clientId}>
                <td>{nameOf(r)}</td>
                <td className={s.pen}> </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Lines({ title, items }: { title: string; items: string[] | null }) {
  if (!items || items.length === 0) return null;
  return (
    <section data-together>
      <h2>{title}</h2>
      <ul>
        {items.map((item, i) => (
          <li key={i}>– {item}</li>
        ))}
      </ul>
    </section>
  );
}
