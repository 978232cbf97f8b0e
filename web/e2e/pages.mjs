// The pages of every desk, with things of the demonstration practice.
import { signedIn } from './api.mjs';

/** Things of the demonstration practice, one of each kind and state. */
export async function examples() {
  const therapist = await signedIn('therapist');
  const intake = await signedIn('intake');
  const cohorts = (await therapist.get('/cohorts?limit=50')).items;
  const led = (status) => cohorts.find((c) => c.status === status && c.leadName === 'Maya Lindqvist');
  // The one that is in the middle of its weeks and closed to newcomers.
  const middle = cohorts.find((c) => c.status === 'running' && c.entry === 'closed') ?? led('running');
  const running = await therapist.get(`/cohorts/${middle.id}`);
  const session = (status) => running.sessions.find((s) => s.status === status).id;
  const curricula = (await therapist.get('/curricula')).items;
  const referrals = (await intake.get('/referrals?status=received,triaged,accepted&limit=50')).items;
  return {
    planned: `/cohorts/${led('planned').id}`,
    running: `/cohorts/${running.id}`,
    completed: `/cohorts/${led('completed').id}`,
    next: `/sessions/${session('scheduled')}`,
    closed: `/sessions/${session('closed')}`,
    published: `/curricula/${curricula.find((c) => c.published > 0).id}`,
    draft: `/curricula/${curricula.find((c) => c.hasDraft).id}`,
    client: `/clients/${running.roster[0].clientId}`,
    plan: `/clients/${running.roster[0].clientId}/plan`,
    referral: `/referrals/${referrals[0].id}`,
  };
}

/** What each desk opens. */
export const pagesOf = {
  nobody: () => ['/sign-in', '/invitation'],
  therapist: (e) => ['/', '/calendar', '/away', '/hours', '/cohorts', '/cohorts/new', e.planned, e.running, e.completed, e.next, `${e.next}/live`, e.closed, `${e.closed}/notes`, '/notes', '/notes/private', '/curricula', '/curricula/new', e.published, e.draft, '/clients', e.client, e.plan, '/plans', '/support-groups', '/leaflets', '/account'],
  intake: (e) => ['/', '/referrals', '/referrals/new', e.referral, '/waitlist', '/cohorts', e.running, e.next, '/clients', e.client, '/curricula', e.published, '/support-groups', '/account'],
  billing: () => ['/', '/charges', '/charges?state=all', '/charges?state=reversed', '/exports', '/cohorts', '/account'],
  admin: (e) => ['/', '/users', '/cohorts', e.running, '/leaflets', '/questionnaires', '/settings', '/audit', '/audit/sightings', '/account'],
};
