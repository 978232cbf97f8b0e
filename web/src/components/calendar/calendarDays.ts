import { longDayIn } from '@/format/dates';

/** `leaders` is a week with a row for each leader. */
export type CalendarView = 'day' | 'week' | 'month' | 'leaders';

const dayMs = 86_400_000;
const at = (date: string) => Date.parse(`${date}T00:00:00Z`);
const date = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const monthName = (d: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(at(d));

export const addDays = (day: string, n: number) => date(at(day) + n * dayMs);

/** 0 is Sunday. */
export const weekday = (day: string) => new Date(at(day)).getUTCDay();

/** The week's days from its first on; the practice's week begins on `first`. */
export function weekOf(day: string, first = 1): string[] {
  const start = addDays(day, -((weekday(day) - first + 7) % 7));
  return Array.from({ length: 7 }, (_, i) => addDays(start, i));
}

/** The month in whole weeks, four to six of them. */
export function monthOf(day: string, first = 1): string[][] {
  const month = day.slice(0, 7);
  const weeks: string[][] = [];
  for (let week = weekOf(`${month}-01`, first); week.some((d) => d.startsWith(month)); week = weekOf(addDays(week[0] ?? day, 7), first)) weeks.push(week);
  return weeks;
}

/** The day to look at one view further or back. A month further from the 31st is
    the last of the shorter month. */
export function further(view: CalendarView, day: string, step: number): string {
  if (view !== 'month') return addDays(day, step * (view === 'day' ? 1 : 7));
  const [year = 0, month = 0, dom = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + step, 0)).getUTCDate();
  return date(Date.UTC(year, month - 1 + step, Math.min(dom, last)));
}

/** What is looked at: `Tuesday, November 24`, `November 23 to 29`,
    `December 28 to January 3`, `November 2026`. */
export function viewWords(view: CalendarView, day: string, first = 1): string {
  if (view === 'day') return longDayIn(`${day}T00:00:00Z`, 'UTC');
  if (view === 'month') return monthName(day, { month: 'long', year: 'numeric' });
  const week = weekOf(day, first);
  const [from, to] = [week[0] ?? day, week[6] ?? day];
  const end = from.slice(0, 7) === to.slice(0, 7) ? String(Number(to.slice(8))) : monthName(to, { month: 'long', day: 'numeric' });
  return `${monthName(from, { month: 'long', day: 'numeric' })} to ${end}`;
}
