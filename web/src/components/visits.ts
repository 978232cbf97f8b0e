/** A thing whose page was opened lately. */
export type Visit = { to: string; label: string; kind: string };

// In memory alone: who was looked at is nobody else's on this machine.
let visits: Visit[] = [];

const kinds: Record<string, string> = { clients: 'Client', referrals: 'Referral', cohorts: 'Cohort', sessions: 'Session' };
const most = 6;

/** The page of a thing is open; other pages are not remembered. */
export function visited(path: string, label: string) {
  const [, kind, id, more] = path.split('/');
  const name = kinds[kind ?? ''];
  if (!name || !id || id === 'new' || more) return;
  visits = [{ to: path, label, kind: name }, ...visits.filter((v) => v.to !== path)].slice(0, most);
}

/** The newest first, without the one that is open. */
export const lastVisits = (open: string): Visit[] => visits.filter((v) => v.to !== open);

/** Another person's page begins with none. */
export function forgetVisits() {
  visits = [];
}
