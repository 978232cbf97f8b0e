import { momentIn, ownZone } from '@/format/dates';
import { phrase, word } from '@/format/words';
import type { Referral } from './referralQueries';
import s from './History.module.css';

const done: Record<string, string> = {
  received: 'Received', triaged: 'Triaged', accepted: 'Accepted', waitlisted: 'Put on a waitlist', placed: 'Given a seat', declined: 'Declined', redirected: 'Sent elsewhere',
};

/** Every step of a referral, newest first. */
export function History({ events }: { events: NonNullable<Referral['history']> }) {
  return (
    <ol className={s.history} aria-label="History, newest first">
      {[...events].reverse().map((e, i) => (
        <li key={i} className={s.event}>
          <strong>{done[e.status] ?? word(e.status)}</strong>
          {e.reason && <span>: {phrase(e.reason)}</span>}
          {e.to && <span>: {phrase(e.to)}</span>}
          <div className="quiet small">
            <time dateTime={e.at}>{momentIn(e.at, ownZone())}</time>, {e.by}
          </div>
          {e.note && <p className={s.note}>{e.note}</p>}
        </li>
      ))}
    </ol>
  );
}
