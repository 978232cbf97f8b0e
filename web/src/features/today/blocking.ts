import { daysBetween, localDate } from '@/format/dates';
import type { UnclosedSession } from './todayQueries';

type Spanned = Pick<UnclosedSession, 'endsAt'>;

/** A session that is still under way blocks nothing. */
export const isOver = (x: Spanned, now: Date) => Date.parse(x.endsAt) <= now.getTime();

/** About what closing them would charge: the cohort's fee from every member,
    in minor units. Agreed fees and absences make the sum another one. */
export const worth = (sessions: Pick<UnclosedSession, 'members' | 'fee'>[]) => sessions.reduce((sum, x) => sum + x.members * x.fee.amount, 0);

/** After how many days a session that nobody closed is late, not only open. */
const lateDays = 3;

/** `soon` until the third day, then `late`; days are the cohort's. */
export const toneOf = (x: Pick<UnclosedSession, 'date' | 'timeZone'>, now: Date): 'soon' | 'late' =>
  daysBetween(x.date, localDate(now, x.timeZone)) >= lateDays ? 'late' : 'soon';
