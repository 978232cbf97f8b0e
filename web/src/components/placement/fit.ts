import { meetingWords, datesOf } from '@/components/schedule/meetings';
import { shortDate, wallTime } from '@/format/dates';
import { count, phrase, word } from '@/format/words';
import type { CohortCard } from './placementQueries';

/** What can be done about one client and one cohort. */
export type Place = {
  cohort: CohortCard;
  /** The cohort is about one of the client's problem areas. */
  sameArea: boolean;
  /** member: has a seat; waiting: is in line; closed: takes nobody now; full:
      one can wait; open: one can sit. */
  state: 'member' | 'waiting' | 'open' | 'full' | 'closed';
  /** Why, as a colleague would say it. */
  words: string;
};

type Known = { areas: string[]; memberOf: Set<string>; waitsFor: Set<string> };

/** Those to offer, and the rest, which are about something else. Where the
    client's problem areas are not known, or no cohort is about one of them, all
    are to offer. */
export function offered(found: Place[]): { fitting: Place[]; others: Place[] } {
  const fits = (p: Place) => p.sameArea || p.state === 'member' || p.state === 'waiting';
  const fitting = found.filter(fits);
  return fitting.some((p) => p.sameArea) ? { fitting, others: found.filter((p) => !fits(p)) } : { fitting: found, others: [] };
}

/** Cohorts in the order in which one would offer them: the same problem area
    first, then those with a seat, then those that start or meet soonest. */
export function places(cohorts: CohortCard[], known: Known, today: string): Place[] {
  const order = { member: 0, open: 1, full: 2, waiting: 1, closed: 3 };
  return cohorts
    .map((cohort) => placeIn(cohort, known, today))
    .sort(
      (a, b) =>
        Number(b.state === 'member') - Number(a.state === 'member') ||
        Number(a.state === 'closed') - Number(b.state === 'closed') ||
        Number(b.sameArea) - Number(a.sameArea) ||
        order[a.state] - order[b.state] ||
        nextDate(a.cohort).localeCompare(nextDate(b.cohort)),
    );
}

const nextDate = (c: CohortCard) => c.nextSession?.date ?? c.schedule.startsOn;

function placeIn(cohort: CohortCard, known: Known, today: string): Place {
  const sameArea = !!cohort.problemArea && known.areas.includes(cohort.problemArea);
  const state = stateOf(cohort, known);
  const said = [when(cohort, today), state === 'open' || state === 'closed' ? entryWords(cohort) : '', seatWords(cohort, state), sameArea ? 'Same problem area' : areaWords(cohort), word(cohort.delivery)];
  return { cohort, sameArea, state, words: said.filter(Boolean).map((t) => `${t}.`).join(' ') };
}

function stateOf(c: CohortCard, known: Known): Place['state'] {
  if (known.memberOf.has(c.id)) return 'member';
  if (known.waitsFor.has(c.id)) return 'waiting';
  // A closed group that runs admits nobody once its first session is closed; whether a slow-open one takes
  // somebody before its next session is for the server to say.
  if (c.status === 'running' && (!c.nextSession || (c.entry === 'closed' && c.nextSession.number > 1))) return 'closed';
  return c.seats.open > 0 ? 'open' : 'full';
}

/** The number of the next session that has not been held by its date, also
    where earlier ones have not been closed yet; past the last when it is over. */
export function nextNumber(c: CohortCard, today: string): number {
  const byDate = datesOf(c.schedule).filter((d) => d < today).length + 1;
  return Math.max(byDate, c.status === 'running' ? (c.nextSession?.number ?? 1) : 1);
}

/** The sessions a member who joins now can still come to. A cohort that is
    entered late, but has not started, counts from its first. */
export const sessionsLeft = (c: CohortCard, today: string) =>
  c.status === 'planned' ? c.schedule.sessions : Math.max(1, c.schedule.sessions - nextNumber(c, today) + 1);

/** When one would come first: "Starts Dec 1, 18:00" or "Session 3 of 10, Thu 19:00". */
export function when(c: CohortCard, today: string): string {
  if (c.status === 'planned') return `Starts ${shortDate(c.schedule.startsOn)}, ${wallTime(c.schedule.time)}`;
  const next = nextNumber(c, today);
  if (next > c.schedule.sessions) return 'Its last session was held';
  return `Session ${next} of ${c.schedule.sessions} next, ${meetingWords(c.schedule, c.meetsFrom)}`;
}

function entryWords(c: CohortCard): string {
  if (c.status === 'planned') return '';
  if (c.entry === 'open') return 'Open entry';
  if (c.entry === 'slow_open') return 'Takes new members at some sessions';
  return 'Closed group: takes nobody once it runs';
}

function seatWords(c: CohortCard, state: Place['state']): string {
  if (state === 'member') return 'Has a seat';
  if (state === 'waiting') return c.seats.open > 0 ? `On the waitlist, ${count(c.seats.open, 'seat')} open now` : 'On the waitlist';
  if (state === 'full') return 'Full';
  return state === 'open' ? `${count(c.seats.open, 'seat')} open` : '';
}

const areaWords = (c: CohortCard) => (c.problemArea ? `About ${phrase(c.problemArea)}` : '');
