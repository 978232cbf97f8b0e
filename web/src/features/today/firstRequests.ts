import { daysAgo, localDate, ownZone } from '@/format/day';

const day = 86_400_000;

/** The last week and the week ahead, as the API takes them. */
export function daysAround(today: string) {
  const noon = Date.parse(`${today}T12:00:00Z`);
  return { from: new Date(noon - 8 * day).toISOString(), to: new Date(noon + 9 * day).toISOString() };
}

/** How far back the pipeline counts who was seated. */
export const seatedSince = (today: string) => daysAgo(30, today);

/** What each role's first page asks the server as it opens, so that it can be
    asked before the page's scripts have come. */
export function firstRequests(role: string, now: Date): string[] {
  const today = localDate(now, ownZone());
  const { from, to } = daysAround(today);
  const requests: Record<string, string[]> = {
    therapist: [`sessions?from=${from}&to=${to}&limit=200`, 'sessions/unclosed?limit=200', 'cohorts?status=planned&limit=200', 'risk-flags?open=true&limit=200', 'notes?list=unsigned'],
    intake: [
      'referrals?status=received,triaged,accepted,waitlisted&limit=200',
      `referrals?status=placed&since=${seatedSince(today)}&limit=200`,
      'risk-flags?open=true&limit=200',
      'cohorts?status=planned,running&limit=200',
      'cohorts/unled',
      'sessions/uncovered',
    ],
    billing: ['charges?exported=false&limit=200&totals=true', 'sessions/unclosed?limit=200', 'exports?limit=5'],
    admin: ['users', 'settings', 'cohorts/unled', 'sessions/uncovered'],
  };
  return (requests[role] ?? []).map((path) => `/api/v1/${path}`);
}
