import { Button } from '@mantine/core';
import { timeIn } from '@/format/dates';
import { word } from '@/format/words';
import { nameOf } from './names';
import type { LivePlace, Stands } from './liveFacts';
import type { Session } from './sessionQueries';
import type { Live } from './useLive';
import s from './Live.module.css';

type Said = LivePlace['others'][number];

const why: Record<string, string> = {
  session_closed: 'came in after the session was closed',
  session_cancelled: 'came in after the session was cancelled',
  too_early: 'was noted before the roll opens',
  not_on_roster: 'is not on this session’s roster',
  needs_reason: 'is said with its reason at the session',
  homework_not_given: 'was not given this homework',
  has_feedback: 'there is feedback on it',
};

/** What two devices said without knowing of each other, and what came too late for
    the record: shown until somebody decides. */
export function LiveDecide({ session, live }: { session: Session; live: Live }) {
  const open = live.all.filter((p) => p.others.length + p.unlanded.length > 0);
  if (open.length === 0) return null;
  return (
    <section className={`tinted ${s.decide}`} data-tone="soon" aria-label="To decide">
      <h2>To decide</h2>
      <ul>
        {open.map((p) => (
          <Undecided key={`${p.kind} ${p.clientId} ${p.ref}`} session={session} live={live} place={p} />
        ))}
      </ul>
    </section>
  );
}

function Undecided({ session, live, place }: { session: Session; live: Live; place: Stands }) {
  const keep = (value: string) => live.note({ kind: place.kind, clientId: place.clientId, ref: place.ref }, value);
  const closed = place.unlanded.some((u) => u.why === 'session_closed');
  return (
    <li>
      <p>
        <b>{subject(session, place)}</b>: {place.value === '' ? 'nothing is recorded' : `${said(session, place, place.value)} stands${by(session, place)}`}
        {place.others.map((o) => `; ${said(session, place, o.value)}${by(session, o)}`)}
        {place.unlanded.map((u) => `; ${said(session, place, u.value)}${by(session, u)} ${why[u.why ?? ''] ?? ''}`)}
        {closed && '. Correct the attendance at the session, or leave it.'}
      </p>
      <div className={s.choices}>
        {place.value !== '' && <Button onClick={() => keep(place.value)}>{closed ? 'Leave it' : `Keep ${said(session, place, place.value)}`}</Button>}
        {place.others.map((o) => (
          <Button key={o.value} onClick={() => keep(o.value)}>
            Take {said(session, place, o.value)}
          </Button>
        ))}
      </div>
    </li>
  );
}

function subject(session: Session, place: Stands) {
  const seat = session.roster.find((r) => r.clientId === place.clientId);
  const what = { mark: 'attendance', return: 'homework', goal: 'goal', became: 'the last goal', part: 'the part that is on', note: 'a note' }[place.kind as string] ?? place.kind;
  return seat ? `${nameOf(seat)}, ${what}` : what;
}

function said(session: Session, place: Stands, value: string) {
  if (place.kind === 'part') return session.week?.agenda?.[Number(value) - 1]?.title ?? 'the end';
  if (place.kind === 'goal' || place.kind === 'note') return value === '' ? 'nothing' : `“${value}”`;
  return word(value).toLowerCase();
}

const by = (session: Session, s: Pick<Said, 'by'> & { at?: string }) => (s.at ? ` (${[s.by, timeIn(s.at, session.timeZone)].filter(Boolean).join(', ')})` : '');
