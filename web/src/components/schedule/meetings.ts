import type { components } from '@/api/schema';
import { wallTime } from '@/format/dates';

export type Schedule = components['schemas']['Schedule'];
export type Meeting = components['schemas']['Meeting'];
export type Weekday = Meeting['weekday'];

/** The days of the week as they are chosen, Monday first. */
export const weekdays: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** How intensive a program is, as one chooses it. */
export const levelWords: Record<NonNullable<Schedule['levelOfCare']>, string> = {
  outpatient: 'Outpatient',
  iop: 'Intensive outpatient (IOP)',
  php: 'Partial hospitalization (PHP)',
};

/** The longest a session may be, in minutes: a day of an intensive program is longer. */
export const longestOf = (s: Pick<Schedule, 'levelOfCare'>) => (s.levelOfCare === 'iop' || s.levelOfCare === 'php' ? 360 : 120);

const noon = (date: string) => new Date(`${date}T12:00:00Z`);

/** The weekday of a calendar date; undefined for what is none yet. */
export function weekdayOfDate(date: string): Weekday | undefined {
  const day = noon(date).getUTCDay();
  return Number.isNaN(day) ? undefined : weekdays[(day + 6) % 7];
}

type Week = Pick<Schedule, 'startsOn' | 'time' | 'durationMinutes' | 'alsoMeets'>;

/** The meetings of a week from Monday on. `meetsFrom` is a day of the present rhythm. */
export function weekOf(s: Week, meetsFrom = s.startsOn): Meeting[] {
  const first = weekdayOfDate(meetsFrom);
  const all = [...(first ? [{ weekday: first, time: s.time, durationMinutes: s.durationMinutes }] : []), ...(s.alsoMeets ?? [])];
  return all.sort((a, b) => weekdays.indexOf(a.weekday) - weekdays.indexOf(b.weekday));
}

const capital = (w: Weekday) => w.slice(0, 1).toUpperCase() + w.slice(1);

/** `monday` as it is chosen: `Monday`. */
export const weekdayChoices = weekdays.map((value) => ({ value, label: capital(value) }));

const listed = (names: string[]) => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`);

/** `Tue 18:00`, `Mon, Wed and Fri 18:00`, `Mon 18:00, Wed 10:00`. */
export function meetingWords(s: Week, meetsFrom = s.startsOn): string {
  const week = weekOf(s, meetsFrom);
  const [first] = week;
  if (first && week.every((m) => m.time === first.time)) return `${listed(week.map((m) => capital(m.weekday).slice(0, 3)))} ${wallTime(first.time)}`;
  return week.map((m) => `${capital(m.weekday).slice(0, 3)} ${wallTime(m.time)}`).join(', ');
}

/** The lengths of a week's meetings: `90 min`, `90 to 180 min`. */
export function lengthWords(s: Week): string {
  const minutes = weekOf(s, '2026-01-05').map((m) => m.durationMinutes);
  const [least, most] = [Math.min(...minutes), Math.max(...minutes)];
  return least === most ? `${most} min` : `${least} to ${most} min`;
}

/** The calendar dates of a schedule, as many as the eye needs while typing. The
    server has the last word, with closed days and clock changes. */
export function datesOf(s: Pick<Schedule, 'startsOn' | 'cadence' | 'sessions' | 'alsoMeets'>): string[] {
  const first = weekdayOfDate(s.startsOn);
  if (!first || s.sessions < 1 || s.sessions > 104) return [];
  const on = new Set<string>([first, ...(s.alsoMeets ?? []).map((m) => m.weekday)]);
  const start = noon(s.startsOn).getTime();
  const monday = start - weekdays.indexOf(first) * 86_400_000;
  const dates: string[] = [];
  for (let week = monday; dates.length < s.sessions; week += (s.cadence === 'biweekly' ? 14 : 7) * 86_400_000) {
    weekdays.forEach((day, i) => {
      const at = week + i * 86_400_000;
      if (on.has(day) && at >= start && dates.length < s.sessions) dates.push(new Date(at).toISOString().slice(0, 10));
    });
  }
  return dates;
}

/** The meeting that a date is one of, or the usual one. */
export const meetingOn = (s: Week, meetsFrom: string | undefined, date: string): Meeting | undefined => {
  const week = weekOf(s, meetsFrom);
  return week.find((m) => m.weekday === weekdayOfDate(date)) ?? week.find((m) => m.weekday === weekdayOfDate(meetsFrom ?? s.startsOn));
};

/** `7.5 h a week`. */
export const hoursWords = (minutes: number) => `${Number((minutes / 60).toFixed(2))} h a week`;
