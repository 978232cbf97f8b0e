import { ApiProblem, asProblem } from '@/api/problem';
import { isHere, markWord, type Attendance } from '@/components/attendance';
import type { Part } from '@/components/conflict';
import { dayIn, shortDate } from '@/format/dates';
import type { CohortDetail, Enrollment, EnrollmentChange } from './placementQueries';

/** What the form holds; a day that nobody typed follows from the session. */
export type BeginningValues = { fromSession: string; since: string; reason: string; overrideReason: string };

/** What stands. */
export const beginningOf = (e: Pick<Enrollment, 'fromSession' | 'since'>): BeginningValues => ({ fromSession: String(e.fromSession), since: e.since, reason: '', overrideReason: '' });

/** The first session and the first day are one statement. */
export const beginningParts: Array<Part<BeginningValues>> = [
  { label: 'Beginning', fields: ['fromSession', 'since'], words: (v) => `Session ${v.fromSession}, since ${shortDate(v.since)}` },
  { label: 'Reason', fields: ['reason', 'overrideReason'], words: (v) => v.reason },
];

/** The day that follows from another first session: its own, or today where it
    is still to come. */
export const dayFrom = (cohort: CohortDetail, number: number, today: string): string => {
  const date = datedOf(cohort).find((x) => x.number === number)?.date ?? today;
  return date < today ? date : today;
};

/** Only what differs from what stands: the server finds the day of a session. */
export function beginningChange(stands: Pick<Enrollment, 'fromSession' | 'since'>, v: BeginningValues, dayTyped: boolean): EnrollmentChange {
  const moved = Number(v.fromSession) !== stands.fromSession;
  return {
    ...(moved && { fromSession: Number(v.fromSession) }),
    ...((moved ? dayTyped : v.since !== stands.since) && { since: v.since }),
    reason: v.reason.trim(),
    overrideReason: v.overrideReason.trim() || undefined,
  };
}

/** What the first session means, and what ends the choice of it. */
export function closedWords(closed: number[]): string {
  if (closed.length === 0) return 'The first on whose roll they stand';
  const [which, it] = closed.length === 1 ? [`Session ${closed[0]} is`, 'it'] : [`Sessions ${closed.join(' and ')} are`, 'them'];
  return `The first on whose roll they stand. ${which} closed: beyond ${it}, correct the attendance instead.`;
}

/** What another first session makes of the rolls between: which become theirs,
    which are theirs no longer, and the marks that go with those. */
export function rollWords(cohort: CohortDetail, marks: Array<{ clientId: string; number: number; status: string }>, seat: { clientId: string; fromSession: number }, to: number): string[] {
  const [first, next] = [Math.min(seat.fromSession, to), Math.max(seat.fromSession, to)];
  const between = datedOf(cohort).filter((x) => x.number >= first && x.number < next && x.status !== 'cancelled');
  const [one, last] = [between[0]?.number, between.at(-1)?.number];
  if (!one || !last) return [];
  const some = one !== last;
  const named = some ? `Sessions ${one} to ${last}` : `Session ${one}`;
  if (to < seat.fromSession) return [`${named} ${some ? 'become' : 'becomes'} theirs: they stand on the roll.`];
  return [`${named} ${some ? 'are' : 'is'} theirs no longer.`, ...between.flatMap((x) => marks.filter((m) => m.number === x.number && m.clientId === seat.clientId).map((m) => markWords(x, m.status as Attendance, cohort)))];
}

function markWords(x: CohortDetail['sessions'][number], mark: Attendance, cohort: CohortDetail): string {
  const at = `session ${x.number} on ${dayIn(x.startsAt, cohort.schedule.timeZone)}`;
  return isHere(mark) ? `The roll of ${at} has them as ${markWord(mark)}: take it again first.` : `Their mark of ${at} goes: ${markWord(mark)}.`;
}

const datedOf = (cohort: CohortDetail) => (cohort.status === 'planned' ? cohort.planned : cohort.sessions);

const fields: Record<string, keyof BeginningValues> = {
  session_closed: 'fromSession',
  session_cancelled: 'fromSession',
  attended_earlier: 'fromSession',
  cohort_full: 'fromSession',
  entry_closed: 'fromSession',
  time_clash: 'overrideReason',
};

/** A refusal that is about one field, said at that field. */
export function atItsField(thrown: unknown): ApiProblem {
  const p = asProblem(thrown);
  const field = fields[p.code];
  return field ? new ApiProblem(p.status, p.code, p.title, p.detail, [{ field, message: p.message }], p.requestId, p.retryAfter) : p;
}
