// Sessions are always shown in their cohort's zone, wherever the reader sits;
// calendar dates (YYYY-MM-DD) have no zone and are never shifted.
import { localDate, ownZone } from './day';
import { practiceClock, readerZone } from './practice';

export { daysAgo, localDate, ownZone } from './day';

const locale = 'en-US';
const parts = (options: Intl.DateTimeFormatOptions) => {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (instant: string | Date, zone: string) => {
    const format = made.get(zone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    made.set(zone, format);
    return format.format(new Date(instant));
  };
};

type Told = (instant: string | Date, zone: string) => string;
const byClock = (half: Told, whole: Told): Told => (instant, zone) => (practiceClock() === '12h' ? half : whole)(instant, zone).replace(/[ \u202f](?=[AP]M)/, '\u00a0');

/** `18:00`, or `6:00 PM` where the practice writes it so */
export const timeIn = byClock(parts({ hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }), parts({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
/** `18:00:07`, where one must be told from the next */
export const secondIn = byClock(
  parts({ hour: 'numeric', minute: '2-digit', second: '2-digit', hourCycle: 'h12' }),
  parts({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
);
/** A wall time of the API, `18:00`, as the practice writes it. */
export const wallTime = (time: string) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? timeIn(`2000-01-01T${time}:00Z`, 'UTC') : time);
/** `Tue, Mar 10` */
export const dayIn = parts({ weekday: 'short', month: 'short', day: 'numeric' });
/** `Tuesday, March 10` */
export const longDayIn = parts({ weekday: 'long', month: 'long', day: 'numeric' });
/** `Tue` */
export const weekdayIn = parts({ weekday: 'short' });
/** `Mar 10, 2026` */
export const dateIn = parts({ month: 'short', day: 'numeric', year: 'numeric' });

/** `Tue, Mar 10, 18:00` */
export const momentIn = (instant: string | Date, zone: string) => `${dayIn(instant, zone)}, ${timeIn(instant, zone)}`;

/** `Mar 10`, with the year when it is not this year's. */
export function shortDate(date: string, today = localDate(new Date(), ownZone())): string {
  const withYear = date.slice(0, 4) !== today.slice(0, 4);
  return (withYear ? dateIn : parts({ month: 'short', day: 'numeric' }))(`${date}T00:00:00Z`, 'UTC');
}

/** `March 10, 1987`: for dates one reads, such as a birth date. */
export const longDate = (date: string) => parts({ month: 'long', day: 'numeric', year: 'numeric' })(`${date}T00:00:00Z`, 'UTC');

/** A sentence whose days, written as programs write them, are in words. */
export const daysInWords = (sentence: string) => sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => (Number.isNaN(Date.parse(day)) ? day : longDate(day)));

/** Whole days from one calendar date to another. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** `today`, `tomorrow`, `in 3 days`, `2 days ago`. */
export function relativeDay(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** How long ago, for ageing: `4 min`, `3 h`, `2 days`. */
export function age(since: string | Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - new Date(since).getTime()) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / 1440)} days`;
}

/** `New York time` when the zone's clock differs from the reader's at that
    instant, else an empty string. */
export function zoneNote(instant: string | Date, zone: string, own = readerZone()): string {
  if (momentIn(instant, zone) === momentIn(instant, own)) return '';
  return `${(zone.split('/').pop() ?? zone).replaceAll('_', ' ')} time`;
}

/** The service dates of a batch: `Mar 1 to Mar 31`, or `open through Mar 31` when it took whatever was open. */
export const serviceDates = ({ from, to }: { from?: string; to: string }, today?: string) =>
  from ? `${shortDate(from, today)} to ${shortDate(to, today)}` : `open through ${shortDate(to, today)}`;
