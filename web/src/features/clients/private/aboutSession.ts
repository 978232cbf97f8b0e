import { shortDate } from '@/format/dates';
import type { Happened } from '../timelineQuery';

type About = { value: string; label: string; on: string };

/** The sessions that a note may be about, to choose from: those of the client, and
    the one that it is about already, also where one sees it no more. */
export function aboutSessions(happened: Happened[], note: { sessionId?: string; on: string }): About[] {
  const seen = happened.flatMap((e) => (e.session ? [{ value: e.session.sessionId, label: [shortDate(e.day), e.cohort, `session ${e.session.number}`].filter(Boolean).join(', '), on: e.day }] : []));
  const kept = note.sessionId;
  return !kept || seen.some((s) => s.value === kept) ? seen : [{ value: kept, label: `The session of ${shortDate(note.on)}`, on: note.on }, ...seen];
}
