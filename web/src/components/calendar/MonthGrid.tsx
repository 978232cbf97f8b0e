import { longDayIn, weekdayIn } from '@/format/dates';
import type { CalendarProps } from './Calendar';
import { eventsOn } from './calendar';
import { monthOf } from './calendarDays';
import { brief, eventWords, stateWords } from './eventWords';
import s from './MonthGrid.module.css';

const most = 3;

/** A month as a table of weeks: a line an event, the rest of a full day behind a
    number that opens the day. */
export function MonthGrid(p: CalendarProps) {
  const weeks = monthOf(p.day, p.first);
  return (
    <table className={s.month} aria-label={p.label}>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              {weekdayIn(`${day}T00:00:00Z`, 'UTC')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const events = eventsOn(p.events, day);
              const special = p.special?.[day];
              const shown = events.length > most ? events.slice(0, most - 1) : events;
              return (
                <td key={day} className={[!day.startsWith(p.day.slice(0, 7)) && s.outside, special && s.specialCell, day === p.today && s.todayCell].filter(Boolean).join(' ') || undefined}>
                  <button type="button" data-print className={s.number} onClick={() => p.onDay(day)} aria-label={longDayIn(`${day}T00:00:00Z`, 'UTC')} aria-current={day === p.today ? 'date' : undefined}>
                    {Number(day.slice(8))}
                  </button>
                  {special && <span className={s.specialName}>{special.name}</span>}
                  {shown.map((e) => (
                    <button key={e.id} type="button" data-print className={`${s.line} ${s[e.state]}`} title={eventWords(e)} onClick={() => p.onOpen(e)}>
                      <span>{brief(e.from)}</span> {e.title}
                      {stateWords[e.state] && <span className="unseen">, {stateWords[e.state]}</span>}
                    </button>
                  ))}
                  {events.length > shown.length && (
                    <button type="button" data-print className={s.rest} onClick={() => p.onDay(day)}>
                      {events.length - shown.length} more
                      <span className="unseen"> on {longDayIn(`${day}T00:00:00Z`, 'UTC')}</span>
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
