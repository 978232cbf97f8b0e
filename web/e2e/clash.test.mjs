// Two groups at one hour: said before anything is saved, refused without a
// reason, for a leader and for a client.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { day } from './browser.mjs';
import { dialog, field } from './desk.mjs';

/** A cohort that nobody sits in yet, half a year ahead. */
async function plan(api, name, leadId, change = {}) {
  return api.post('/cohorts', {
    name, type: 'support', leadId, fee: { amount: 4500, currency: 'USD' }, problemArea: 'anger', ...change,
    schedule: { startsOn: day(170), time: '06:30', timeZone: 'America/New_York', durationMinutes: 60, cadence: 'weekly', sessions: 6 },
  });
}

at('therapist', 'a second cohort of one lead at one hour is told of, and needs a reason', [409], async ({ page }, look) => {
  const api = await signedIn('therapist');
  const { user } = await api.get('/me');
  await plan(api, 'Early harbor', user.id);
  await page.goto('/cohorts/new');
  await field(page, 'Name').fill('Early lantern');
  await page.getByLabel('First session').fill(day(177));
  await page.getByRole('textbox', { name: 'Time', exact: true }).fill('7 am');
  await field(page, 'Per session and member').fill('45.00');
  const told = page.getByLabel('Needed elsewhere at that hour');
  await told.getByText(`${user.name} leads Early harbor at that hour: 5 sessions`).waitFor();
  await look('new cohort, two at one hour');
  await page.getByRole('button', { name: 'Plan the cohort' }).click();
  await page.getByText('Say why, or choose another time, leader or room.').waitFor();
  await field(page, 'Why may that be?').fill('A colleague takes the first weeks.');
  await look('new cohort, two at one hour, with a reason');
  await page.getByRole('button', { name: 'Plan the cohort' }).click();
  await page.getByRole('heading', { name: 'Early lantern', level: 1 }).waitFor();

  // Another hour is nobody's.
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: 'Time', exact: true }).fill('8 am');
  await told.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'Early lantern', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: 'Time', exact: true }).fill('6:30 am');
  await told.waitFor();
  await look('cohort moved to an hour that is taken');
});

at('intake', 'a client who sits elsewhere at that hour is told of before the seat is given', [409], async ({ page }, look) => {
  const api = await signedIn('intake');
  const { items } = await api.get('/leaders');
  const first = await plan(api, 'Dawn one', items[0].id, { overrideReason: 'For the test.' });
  const second = await plan(api, 'Dawn two', items[1].id, { overrideReason: 'For the test.' });
  const referral = await api.post('/referrals', {
    client: { firstName: 'Iris', lastName: 'Vantage', birthDate: '1985-06-15' },
    source: 'self', urgency: 'routine', reason: 'Asked for a group.', problemAreas: ['anger'], receivedOn: day(),
  });
  await api.post(`/referrals/${referral.id}/accept`);
  await api.post(`/clients/${referral.clientId}/assessments`, { instrument: 'gad-7', answers: [1, 1, 0, 1, 0, 1, 1], takenOn: day() });
  await api.post(`/cohorts/${first.id}/enrollments`, {
    clientId: referral.clientId, committedSessions: 6, agreement: { version: '2026-1', signedOn: day(), signedName: 'Iris Vantage' },
  });
  const { code } = await api.get(`/clients/${referral.clientId}`);
  await page.goto(`/clients/${referral.clientId}`);
  await page.getByRole('button', { name: 'Find a seat' }).click();
  await page.getByRole('button', { name: `Enroll ${code} in Dawn two` }).click();
  const seat = dialog(page, new RegExp(`^A seat for ${code}`));
  const checks = seat.getByLabel('Admission checks');
  await checks.getByText('Sits in Dawn one: 6 sessions').waitFor();
  await field(seat, 'Agreement version').fill('2026-1');
  await look('enrollment, two groups at one hour');
  for (const missing of await checks.getByRole('button', { name: /^Let pass/ }).all()) await missing.click();
  for (const why of await checks.getByRole('textbox').all()) await why.fill('Comes to each every second week.');
  await seat.getByRole('button', { name: 'Enroll', exact: true }).click();
  await seat.waitFor({ state: 'hidden' });
  const { roster } = await api.get(`/cohorts/${second.id}`);
  assert.equal(roster.length, 1);
});
