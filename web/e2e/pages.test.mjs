// Every page of every desk, light and dark and as wide as a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signedIn } from './api.mjs';
import { newDesk, startBrowser } from './browser.mjs';
import { signIn } from './desk.mjs';
import { Inspection, settled } from './inspection.mjs';

/** Things of the demonstration practice, one of each kind and state. */
async function examples() {
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
    referral: `/referrals/${referrals[0].id}`,
  };
}

/** The picture in the README, drawn anew when COHORT_SCREENSHOT is set. */
async function picture(page, path) {
  await page.goto(path);
  await settled(page);
  await page.screenshot({ path: fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url)) });
}

const pagesOf = {
  nobody: () => ['/sign-in', '/invitation'],
  therapist: (e) => ['/', '/cohorts', '/cohorts/new', e.planned, e.running, e.completed, e.next, e.closed, '/curricula', '/curricula/new', e.published, e.draft, '/clients', e.client, '/account'],
  intake: (e) => ['/', '/referrals', '/referrals/new', e.referral, '/waitlist', '/cohorts', e.running, e.next, '/clients', e.client, '/curricula', e.published, '/account'],
  billing: () => ['/', '/charges', '/charges?state=all', '/charges?state=reversed', '/exports', '/cohorts', '/account'],
  admin: (e) => ['/', '/users', '/cohorts', e.running, '/settings', '/audit', '/account'],
};

for (const [who, pages] of Object.entries(pagesOf)) {
  test(`pages of ${who}`, { timeout: 400_000 }, async (t) => {
    const inspection = new Inspection();
    const browser = await startBrowser();
    t.after(() => browser.close());
    const { page } = await newDesk(browser, inspection);
    if (who !== 'nobody') await signIn(page, who);
    const known = await examples();
    if (who === 'therapist' && process.env.COHORT_SCREENSHOT) await picture(page, known.running);
    for (const path of pages(known)) {
      await page.goto(path);
      await settled(page);
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, `${path} has one main heading`);
      assert.equal(await page.getByRole('heading', { name: /This is not part of your desk|Nothing to see here/ }).count(), 0, `${path} is for ${who}`);
      assert.match(await page.title(), /\S/, `${path} has a title`);
      await inspection.page(page, `${who} ${path}`);
    }
    t.diagnostic(inspection.figures());
    inspection.assertClean();
  });
}
