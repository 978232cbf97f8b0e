import { eventsOn, type CalendarEvent } from '@/components/calendar/calendar';
import { spanWords, stateWords } from '@/components/calendar/eventWords';
import { longDayIn, weekdayIn } from '@/format/dates';
import { loadOf } from './calendarEvents';
import s from './LeaderTable.module.css';

export type Led = { id: string; name: string; events: CalendarEvent[] };

type Props = {
  label: string;
  days: string[];
  today: string;
  leaders: Led[];
  onOpen: (event: CalendarEvent) => void;
  onDay: (day: string) => void;
};

/** A week with a row for each leader: who leads what, and who has a free evening. */
export function LeaderTable({ label, days, today, leaders, onOpen, onDay }: Props) {
  return (
    <div className={s.frame}>
      <table className={s.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Leader</th>
            {days.map((day) => (
              <th key={day} scope="col" className={day === today ? s.today : undefined}>
                <button type="button" data-print className={s.day} onClick={() => onDay(day)} aria-current={day === today ? 'date' : undefined}>
                  {weekdayIn(`${day}T00:00:00Z`, 'UTC')} <b>{Number(day.slice(8))}</b>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {leaders.map((leader) => (
            <tr key={leader.id}>
              <th scope="row" className={s.leader}>
                {leader.name}
                <small>{loadOf(leader.events)}</small>
              </th>
              {days.map((day) => {
                const events = eventsOn(leader.events, day);
                return (
                  <td key={day} data-empty={events.length === 0 || undefined} data-day={`${longDayIn(`${day}T00:00:00Z`, 'UTC')}`}>
                    {events.map((e) => (
                      <button key={e.id} type="button" data-print className={`${s.event} ${s[e.state]}`} onClick={() => onOpen(e)}>
                        <span>{spanWords(e)}</span>
                        <b>{e.title}</b>
                        {(e.note ?? stateWords[e.state]) && <span className={s.state}>{e.note ?? stateWords[e.state]}</span>}
                      </button>
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
