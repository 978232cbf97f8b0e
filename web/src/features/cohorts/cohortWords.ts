import { lengthWords, meetingWords } from '@/components/schedule/meetings';
import { dateIn, shortDate } from '@/format/dates';
import { count, word } from '@/format/words';
import type { Schedule } from './cohortQueries';
import type { Tone } from '@/components/Chip';

/** What each kind of group is for, in words that help to choose. */
export const typeHelp: Record<string, string> = {
  psychoeducational: 'Teaches about a condition and how to live with it; structured, by weeks.',
  cognitive_behavioral: 'Practices changing thoughts and actions; exercises and homework every week.',
  process_oriented: 'Works with what happens between the members; little is planned ahead.',
  support: 'Members carry one another through something they share.',
};
export const entryHelp: Record<string, string> = {
  closed: 'Everybody starts together; nobody joins later.',
  slow_open: 'New members join at certain sessions, together.',
  open: 'New members join whenever a seat is open.',
};
export const types = Object.keys(typeHelp).map(option);
export const entries = Object.keys(entryHelp).map(option);
export const approaches = ['cbt', 'dbt', 'psychodynamic', 'other'].map(option);
export const deliveries = ['in_person', 'online', 'hybrid'].map(option);

function option(value: string) {
  return { value, label: word(value) };
}

export const statusTones: Record<string, Tone> = { planned: 'underway', running: 'good', completed: 'quiet', cancelled: 'late' };

/** Zones by name, the practice's first. */
export function zones(first: string) {
  const all = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([first, ...all, 'UTC'])].map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}

/** `Tue 10:00, 90 min`, `Every second Tue 10:00, 90 min`, `Mon, Wed and Fri 10:00,
    180 min`; with a note on the zone `Tue 10:00 New York time, 90 min`. */
export const whenOf = (s: Schedule, zone = '', meetsFrom = s.startsOn) =>
  `${s.cadence === 'biweekly' ? 'Every second ' : ''}${meetingWords(s, meetsFrom)}${zone && ` ${zone}`}, ${lengthWords(s)}`;

/** `12 Tuesdays, Mar 10 to May 26`; of several days a week `36 sessions, Mar 9 to May 29`. */
export function spanOf(dates: string[], several = false): string {
  const [first] = dates;
  const last = dates[dates.length - 1];
  if (!first || !last) return '';
  const day = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${first}T00:00:00Z`));
  if (dates.length === 1) return `${day}, ${dateIn(`${first}T00:00:00Z`, 'UTC')}`;
  return `${dates.length} ${several ? 'sessions' : `${day}s`}, ${shortDate(first)} to ${shortDate(last)}`;
}

const special: Record<string, string> = { '12-24': 'Christmas Eve', '12-25': 'Christmas Day', '12-31': 'New Year’s Eve', '01-01': 'New Year’s Day' };

/** Days among the dates that most groups leave out: `Christmas Day (Dec 25)`. */
export const specialDays = (dates: string[]): string[] => dates.flatMap((d) => (special[d.slice(5)] ? [`${special[d.slice(5)]} (${shortDate(d, d)})`] : []));

/** Session numbers from text: `1, 5, 9`. */
export const numbersIn = (text: string): number[] => [...text.matchAll(/\d+/g)].map((m) => Number(m[0]));

/** What becomes of those who hang on a cohort that ends. */
export function endingWords(members: number, waiting: number): string {
  const left = members === 0 ? 'Nobody is a member.' : `${count(members, 'membership')} ${members === 1 ? 'ends' : 'end'} with it.`;
  if (waiting === 0) return left;
  return `${left} ${waiting === 1 ? 'One person waits' : `${waiting} people wait`} for a seat: the wait ends, and with a referral they stand among the accepted ones again.`;
}

/** "13 to 17", "18 and older"; '' for a cohort that does not say. */
export function agesWords({ from, to }: { from?: number | ''; to?: number | '' }): string {
  if (from && to) return from === to ? `${from}` : `${from} to ${to}`;
  if (from) return `${from} and older`;
  return to ? `up to ${to}` : '';
}

type Dated = { number: number; date: string; startsAt: string; status: string };

/** Which session is somebody's last when they leave on a day: of today's, one
    that has begun counts. */
export function lastWords(sessions: Dated[], day: string, now: Date, today: string): string {
  const hint = 'Earlier when it is told late, later when it is planned.';
  if (sessions.length === 0 || !day) return hint;
  const held = sessions.filter((x) => x.status !== 'cancelled' && x.date <= day && (x.date !== today || day !== today || new Date(x.startsAt) <= now));
  const last = held[held.length - 1];
  return `${hint} ${last ? `Their last session is ${last.number}, on ${shortDate(last.date)}.` : 'No session is theirs then.'}`;
}
