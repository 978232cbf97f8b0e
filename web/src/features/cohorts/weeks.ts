import type { Week, WeekState } from '@/components/WeekStrip';
import { shortDate } from '@/format/dates';
import type { Cohort, CohortSession } from './cohortQueries';

/** The sessions of a cohort as weeks of its strip. The current one is the
    first that is still open; it is what the group works on. */
export function weeksOf(cohort: Cohort): Week[] {
  const sessions = cohort.sessions.length > 0 ? cohort.sessions : cohort.planned;
  const current = cohort.status === 'running' ? sessions.find((x) => x.status === 'scheduled')?.number : undefined;
  return sessions.map((x) => ({
    number: x.number,
    theme: x.theme || (x.weekNumber ? '' : 'Session'),
    state: stateOf(x, current),
    note: x.status === 'closed' ? `${x.attended} came` : shortDate(x.date, x.date),
  }));
}

function stateOf(session: CohortSession, current: number | undefined): WeekState {
  if (session.status === 'closed') return 'delivered';
  if (session.status === 'cancelled') return 'cancelled';
  return session.number === current ? 'current' : 'planned';
}
