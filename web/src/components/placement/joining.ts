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

function when(x: Dated, now: Date, today: string): 'coming' | 'under way' | 'today' | 'past' {
  if (Date.parse(x.startsAt) > now.getTime()) return 'coming';
  if (Date.parse(x.endsAt) > now.getTime()) return 'under way';
  return x.date === today ? 'today' : 'past';
}

function words(x: Dated, zone: string, at: ReturnType<typeof when>, next: boolean): string {
  const said = { coming: next ? 'next' : '', 'under way': 'under way', today: 'today, not closed', past: 'not closed' }[at];
  return `Session ${x.number}, ${dayIn(x.startsAt, zone)}${said && ` · ${said}`}`;
}

function admits(cohort: CohortDetail, number: number): boolean {
  if (cohort.status === 'planned' || cohort.entry === 'open' || number === 1) return true;
  if (cohort.entry === 'closed') return false;
  return cohort.entryWeeks.length > 0 ? cohort.entryWeeks.includes(number) : number % 4 === 1;
}
