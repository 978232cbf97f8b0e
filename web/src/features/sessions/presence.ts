import type { AttendanceItem } from './sessionQueries';

type When = { startsAt: string; endsAt: string; timeZone: string };
export type Times = Pick<AttendanceItem, 'minutes' | 'cameAfter' | 'leftAfter'>;

const minute = 60_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

function wall(instant: number, zone: string): string {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  clocks.set(zone, clock);
  return clock.format(instant);
}

/** The wall time so many minutes after the beginning, as a time field has it. */
export const wallAfter = (s: When, after: number) => wall(Date.parse(s.startsAt) + after * minute, s.timeZone);

/** How many minutes after the beginning a wall time is; undefined when it is
    none, or not within the session. */
export function afterOf(s: When, time: string): number | undefined {
  const lasts = Math.round((Date.parse(s.endsAt) - Date.parse(s.startsAt)) / minute);
  for (let after = 0; after <= lasts; after++) if (wallAfter(s, after) === time) return after;
  return undefined;
}

/** What is sent when one of the times changes: the minutes follow from them. */
export function timesWith(was: Times, part: Pick<Times, 'cameAfter'> | Pick<Times, 'leftAfter'>): Times {
  return { cameAfter: was.cameAfter, leftAfter: was.leftAfter, ...part, minutes: undefined };
}

/** The minutes that a member was there for, undefined while nobody said. */
export function presentOf(item: Times, lasts: number): number | undefined {
  if (item.cameAfter === undefined && item.leftAfter === undefined) return item.minutes;
  return (item.leftAfter ?? lasts) - (item.cameAfter ?? 0);
}
