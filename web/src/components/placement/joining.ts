import { dayIn, localDate } from '@/format/dates';
import type { CohortDetail } from './placementQueries';

/** A session from which somebody can join. */
export type Joinable = { number: number; words: string };

type Dated = CohortDetail['sessions'][number];

/** The sessions that are not closed and at which the entry rule lets people
    join, and the one that the server takes when none is said: the one under
    way, one of this day that is not closed yet, or the next. */
export function joinable(cohort: CohortDetail, now: Date): { sessions: Joinable[]; usual?: number } {
  const zone = cohort.schedule.timeZone;
  const today = localDate(now, zone);
  const dated = cohort.status === 'planned' ? cohort.planned : cohort.sessions.filter((x) => x.status === 'scheduled');
  const open = dated.filter((x) => admits(cohort, x.number));
  const next = dated.find((x) => when(x, now, today) === 'coming');
  const order = [
    cohort.status === 'planned' ? open[0] : undefined,
    open.find((x) => when(x, now, today) === 'under way'),
    open.find((x) => when(x, now, today) === 'today'),
    open.find((x) => x.number === next?.number),
  ];
  const usual = order.find((x) => x !== undefined)?.number;
  return { sessions: open.map((x) => ({ number: x.number, words: words(x, zone, when(x, now, today), x.number === next?.number) })), usual };
}

/** The sessions with which a membership may have begun instead of the one that
    stands, that one among them; and the closed ones that end the choice: their
    roll and charges rest on who belonged to them. */
export function beginnings(cohort: CohortDetail, stands: { fromSession: number; until?: string }, now: Date): { sessions: Joinable[]; closed: number[] } {
  const zone = cohort.schedule.timeZone;
  const today = localDate(now, zone);
  const all = cohort.status === 'planned' ? cohort.planned : cohort.sessions;
  const before = all.filter((x) => x.status === 'closed' && x.number < stands.fromSession).at(-1);
  const after = all.find((x) => x.status === 'closed' && x.number >= stands.fromSession);
  const may = (x: Dated) =>
    x.status !== 'cancelled' &&
    (x.number < stands.fromSession ? x.number > (before?.number ?? 0) && admits(cohort, x.number) : x.number <= (after?.number ?? x.number) && (!stands.until || x.date <= stands.until));
  return {
    sessions: all.filter((x) => x.number === stands.fromSession || may(x)).map((x) => ({ number: x.number, words: words(x, zone, when(x, now, today), false) })),
    closed: [before, after].flatMap((x) => (x ? [x.number] : [])),
  };
}

function when(x: Dated, now: Date, today: string): 'closed' | 'coming' | 'under way' | 'today' | 'past' {
  if (x.status === 'closed') return 'closed';
  if (Date.parse(x.startsAt) > now.getTime()) return 'coming';
  if (Date.parse(x.endsAt) > now.getTime()) return 'under way';
  return x.date === today ? 'today' : 'past';
}

function words(x: Dated, zone: string, at: ReturnType<typeof when>, next: boolean): string {
  const said = { closed: 'closed', coming: next ? 'next' : '', 'under way': 'under way', today: 'today, not closed', past: 'not closed' }[at];
  return `Session ${x.number}, ${dayIn(x.startsAt, zone)}${said && ` · ${said}`}`;
}

function admits(cohort: CohortDetail, number: number): boolean {
  if (cohort.status === 'planned' || cohort.entry === 'open' || number === 1) return true;
  if (cohort.entry === 'closed') return false;
  return cohort.entryWeeks.length > 0 ? cohort.entryWeeks.includes(number) : number % 4 === 1;
}
