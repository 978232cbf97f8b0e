import { meetingOn, weekOf, type Meeting } from './meetings';
import type { DatedCohort } from './scheduleQueries';

/** What changes from a session on, as it is: the meeting that the session is one
    of, and the other days of the week. */
export function restFrom(cohort: DatedCohort, date: string): { on: string; time: string; minutes: number; alsoMeets?: Meeting[] } {
  const { schedule, meetsFrom } = cohort;
  const own = meetingOn(schedule, meetsFrom, date);
  const others = weekOf(schedule, meetsFrom).filter((m) => m.weekday !== own?.weekday);
  return { on: date, time: own?.time ?? schedule.time, minutes: own?.durationMinutes ?? schedule.durationMinutes, alsoMeets: others.length > 0 ? others : undefined };
}
