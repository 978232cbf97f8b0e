import { longDayIn } from '@/format/dates';
import type { CalendarProps } from './Calendar';
import { eventsOn } from './calendar';
import { told } from './eventWords';
import { EventText } from './WeekGrid';
import s from './DayList.module.css';

/** The days that have something, one under the other: the calendar of a phone. */
export function DayList({ days, ...p }: CalendarProps & { days: string[] }) {
  const full = days.filter((d) => eventsOn(p.events, d).length > 0 || p.special?.[d] || (d === p.today && p.view === 'week'));
  if (full.length === 0) return <p className={s.nothing}>Nothing in these days.</p>;
  return (
    <div role="group" aria-label={p.label}>
      {full.map((day) => {
        const special = p.special?.[day];
        const events = eventsOn(p.events, day);
        return (
          <section key={day} className={day === p.today ? `${s.listDay} ${s.listToday}` : s.listDay}>
            <h3>
              {longDayIn(`${day}T00:00:00Z`, 'UTC')}
              {day === p.today && <span> today</span>}
            </h3>
            {special && (
              <p className={s.listSpecial}>
                <b>{special.name}</b> {special.note}
              </p>
            )}
            {events.length === 0 && !special && <p className="quiet">Nothing today.</p>}
            {events.map((e) => (
              <button key={e.id} type="button" data-print className={`${s.listEvent} ${s[e.state]}`} onClick={() => p.onOpen(e)}>
                <time>
                  {told(e.from)}
                  <small>{told(e.to)}</small>
                </time>
                <span className={s.listText}>
                  <EventText event={e} />
                </span>
              </button>
            ))}
          </section>
        );
      })}
    </div>
  );
}
