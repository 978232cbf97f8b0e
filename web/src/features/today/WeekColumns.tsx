import { Link } from '@tanstack/react-router';
import { timeIn } from '@/format/dates';
import type { DatedSession } from './todayQueries';
import s from './WeekColumns.module.css';

type Props = { days: string[]; sessions: DatedSession[]; today: string };

const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: 'UTC' });

/** The week as columns of days; rows on a phone, without the empty days. */
export function WeekColumns({ days, sessions, today }: Props) {
  return (
    <ol className={s.week} style={{ '--days': days.length } as React.CSSProperties}>
      {days.map((date) => {
        const mine = sessions.filter((x) => x.date === date);
        return (
          <li key={date} className={s.day} aria-current={date === today ? 'date' : undefined} data-empty={mine.length === 0 || undefined}>
            <h3>
              {weekday.format(new Date(`${date}T00:00:00Z`))} <span className={s.dayNumber}>{Number(date.slice(8))}</span>
            </h3>
            <ul>
              {mine.map((x) => (
                <li key={x.id ?? x.number} data-over={x.status !== 'scheduled' || undefined}>
                  {x.id && (
                    <Link to="/sessions/$sessionId" params={{ sessionId: x.id }}>
                      {x.cohortName}
                    </Link>
                  )}{' '}
                  <span className={s.when}>
                    {timeIn(x.startsAt, x.timeZone)}
                    {x.status !== 'scheduled' && ` · ${x.status}`}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
