import { localDate, longDayIn, timeIn } from '@/format/dates';
import { count, spelled } from '@/format/words';
import { isOver } from './blocking';
import type { CohortCard, DatedSession, UnclosedSession } from './todayQueries';

/** Of the cohort's own day: an evening group in another zone is today's when
    the calendar there says so. */
export const isToday = (x: Pick<DatedSession, 'date' | 'timeZone'>, now: Date) => x.date === localDate(now, x.timeZone);

export { isOver };
export const isLive = (x: DatedSession, now: Date) => Date.parse(x.startsAt) <= now.getTime() && !isOver(x, now);

/** Of the sessions that are not closed those of other days: today's stand in
    today's list already. */
export const forgotten = (all: UnclosedSession[], now: Date) => all.filter((x) => isOver(x, now) && !isToday(x, now));

/** Planned cohorts that start within two weeks and lack members. */
export function shortSoon(cohorts: CohortCard[], today: string): CohortCard[] {
  const horizon = addDays(today, 14);
  return cohorts
    .filter((c) => c.status === 'planned' && c.seats.taken < c.minMembers && c.schedule.startsOn <= horizon)
    .sort((a, b) => a.schedule.startsOn.localeCompare(b.schedule.startsOn));
}

export const addDays = (date: string, n: number) => new Date(Date.parse(`${date}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

/** Monday is 0. */
const weekdayOf = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
export const isWeekend = (date: string) => weekdayOf(date) > 4;

/** Monday to Friday of the week of a date, with the weekend where it has
    sessions. On a weekend the week to come is what one plans for. */
export function weekDays(today: string, sessions: DatedSession[]): string[] {
  const first = isWeekend(today) ? today : addDays(today, -weekdayOf(today));
  return Array.from({ length: 7 }, (_, i) => addDays(first, i)).filter(
    (date) => !isWeekend(date) || date === today || sessions.some((x) => x.date === date),
  );
}

/** What a colleague would say in the door. */
export function sentenceOfDay(today: DatedSession[], ahead: DatedSession[], needs: number, now: Date): string {
  const left = today.filter((x) => x.status === 'scheduled');
  const said: string[] = [];
  const live = left.find((x) => isLive(x, now));
  if (today.length === 0) {
    said.push('No group today.');
    const next = ahead[0];
    if (next) said.push(`Next is ${next.cohortName}, ${longDayIn(next.startsAt, next.timeZone)} at ${timeIn(next.startsAt, next.timeZone)}.`);
  } else {
    said.push(`${spelled(today.length)} ${today.length === 1 ? 'group' : 'groups'} today${left.length === 0 ? ', all done' : ''}.`);
    if (live) said.push(`${live.cohortName} is under way.`);
  }
  if (needs > 0) {
    const first = left.find((x) => Date.parse(x.startsAt) > now.getTime());
    const before = first ? ` before ${timeIn(first.startsAt, first.timeZone)}` : '';
    said.push(`${needs === 1 ? 'One thing needs' : `${spelled(needs)} things need`} you${before}.`);
  } else {
    said.push('Nothing else needs you.');
  }
  return said.join(' ');
}

/** A session whose notes are to be signed is one thing; what waits for a
    co-signature is one together. */
export const thingsToWrite = (notes: { items: unknown[]; counts: { cosign: number } }) => notes.items.length + (notes.counts.cosign > 0 ? 1 : 0);

/** `6 sessions, 58 seats`. */
export function weekSum(sessions: DatedSession[]): string {
  const kept = sessions.filter((x) => x.status !== 'cancelled');
  return `${count(kept.length, 'session')}, ${count(kept.reduce((sum, x) => sum + x.seats.taken, 0), 'seat')}`;
}
