import type { Week, WeekState } from '@/components/WeekStrip';
import { shortDate } from '@/format/dates';
import type { Cohort, CohortSession } from './cohortQueries';

/** The sessions of a cohort as weeks of its strip: what was held, what is over
    and not closed, what is under way, and what comes next. */
export function weeksOf(cohort: Pick<Cohort, 'status' | 'sessions' | 'planned'>, now: Date): Week[] {
  const sessions = cohort.sessions.length > 0 ? cohort.sessions : cohort.planned;
  const next = cohort.status === 'running' ? sessions.find((x) => x.status === 'scheduled' && !hasBegun(x, now))?.number : undefined;
  return sessions.map((x) => ({
    number: x.number,
    theme: x.theme || (x.weekNumber ? '' : 'Session'),
    state: stateOf(x, next, now),
    note: x.status === 'closed' ? `${x.attended} came` : shortDate(x.date, x.date),
  }));
}

const hasBegun = (x: CohortSession, now: Date) => Date.parse(x.startsAt) <= now.getTime();

function stateOf(session: CohortSession, next: number | undefined, now: Date): WeekState {
  if (session.status === 'closed') return 'delivered';
  if (session.status === 'cancelled') return 'cancelled';
  if (session.status === 'scheduled' && hasBegun(session, now)) return Date.parse(session.endsAt) > now.getTime() ? 'current' : 'unclosed';
  return session.number === next ? 'next' : 'planned';
}
