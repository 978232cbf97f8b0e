import { Button } from '@mantine/core';
import { Meter } from '@/components/Meter';
import { timeIn } from '@/format/dates';
import { minutesUntil, partsAt } from './liveFacts';
import type { Session } from './sessionQueries';
import type { Live } from './useLive';
import s from './Live.module.css';

/** The part that is on, how long it still is, and the way to the next one. */
export function LiveNow({ session, live, now }: { session: Session; live: Live; now: Date }) {
  const agenda = session.week?.agenda ?? [];
  const begun = live.at({ kind: 'part' });
  const more = (n: number) => Number(live.at({ kind: 'more', ref: String(n) })?.value ?? 0);
  const parts = partsAt(agenda, session.startsAt, now, Number(begun?.value ?? 0), begun?.at, more);
  const on = parts.find((p) => p.state === 'now');
  const ahead = parts.filter((p) => p.state === 'ahead');
  const next = ahead[0];
  if (agenda.length === 0) return null;
  const left = on ? minutesUntil(on.endsAt, now) : 0;
  // Who writes it up the next day counts no minutes.
  const past = now.getTime() > Date.parse(session.endsAt) + 3_600_000;
  const begin = (n: number) => live.note({ kind: 'part' }, String(n));
  return (
    <section aria-label="Agenda">
      <div className={s.now}>
        {on ? (
          <>
            <div className={s.onNow}>
              <p>{past ? 'On last, until' : 'Now, until'} {timeIn(on.endsAt, session.timeZone)}</p>
              <h2>{on.title}</h2>
            </div>
            {!past && (
              <>
                <div className={s.minutes} data-over={left < 0 || undefined}>
                  <b>{Math.abs(left)}</b>
                  <span>{left < 0 ? 'minutes over' : left === 1 ? 'minute left' : 'minutes left'}</span>
                </div>
                <div className={s.meter}>
                  <Meter share={(now.getTime() - on.startsAt.getTime()) / (on.endsAt.getTime() - on.startsAt.getTime())} label={`${on.title}: ${left} minutes left`} />
                </div>
              </>
            )}
          </>
        ) : (
          <div className={s.onNow}>
            <p>{next ? `Begins ${timeIn(next.startsAt, session.timeZone)}` : 'The agenda is done'}</p>
            <h2>{next ? next.title : 'All parts are over'}</h2>
          </div>
        )}
        <div className={s.pair}>
          <Button disabled={!on} onClick={() => on && live.note({ kind: 'more', ref: String(on.number) }, '5')}>
            Five more minutes
          </Button>
          {on && !next ? (
            <Button variant="filled" onClick={() => begin(agenda.length + 1)}>
              End the agenda
            </Button>
          ) : (
            <Button variant="filled" disabled={!next} onClick={() => next && begin(next.number)}>
              {next ? `${on ? 'Next' : 'Begin'}: ${next.title}` : 'Done'}
            </Button>
          )}
        </div>
      </div>
      {ahead.length > 0 && (
        <ol className={s.ahead}>
          {ahead.map((p) => (
            <li key={p.number}>
              <span className={s.at}>{timeIn(p.startsAt, session.timeZone)}</span>
              <span>{p.title}</span>
              <span className={s.length}>
                {p.minutes}
                <span className="unseen"> minutes</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
