import assert from 'node:assert/strict';
import { signedIn } from '../api.mjs';
import { day } from '../browser.mjs';
import { choose, dialog, field } from '../desk.mjs';

/** The therapist plans a cohort whose first two sessions have already begun. */
export async function planCohort({ therapist: { page }, cohort }, look) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Cohorts' }).first().click();
  await page.getByRole('heading', { name: 'Cohorts', level: 1 }).waitFor();
  await look(page, 'cohorts');
  await page.getByRole('link', { name: 'New cohort' }).first().click();
  await field(page, 'Name').fill(cohort.name);
  await choose(page, 'Problem area', 'Anger');
  await choose(page, 'Curriculum', /^Anger Management in Twelve Weeks/);
  await page.getByLabel('First session').fill(cohort.startsOn);
  await page.getByRole('textbox', { name: 'Time', exact: true }).fill('6 am');
  await page.getByLabel('Most members').fill('8');
  await field(page, 'Room or link').fill('Room 2');
  await field(page, 'Per session and member').fill('45.00');
  await look(page, 'new cohort');
  await page.getByRole('button', { name: 'Plan the cohort' }).click();
  await page.waitForURL(/\/cohorts\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name: cohort.name, level: 1 }).waitFor();
  cohort.path = new URL(page.url()).pathname;
  cohort.id = cohort.path.split('/').at(-1);
  await look(page, 'cohort page, planned');
  assert.equal(await ringSays(page), '0 of 8 seats taken, 8 open, 6 short of the minimum of 6');
}

/** The sentence of the page's seat ring. */
const ringSays = (page) => page.getByRole('img', { name: /seats taken/ }).first().getAttribute('aria-label');

/** Intake gives the client a seat; the ring fills from 0 to 1. */
export async function enroll({ intake: { page }, client, cohort }, look) {
  await page.goto(client.referral);
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: cohort.name }) });
  assert.match(await ringSays(row), /^0 of 8 seats taken/);
  await row.getByRole('button', { name: `Enroll ${client.code} in ${cohort.name}` }).click();
  const seat = dialog(page, new RegExp(`^A seat for ${client.code}`));
  // The practice's current version is filled in once the gate has answered.
  await page.waitForFunction((version) => version.value === '2026-1', await field(seat, 'Agreement version').elementHandle());
  await field(seat, 'Agreement version').fill('');
  await seat.getByRole('button', { name: 'Enroll', exact: true }).click();
  await seat.getByText('still missing').waitFor();
  await look(page, 'enrollment, agreement missing');
  assert.equal(await field(seat, 'Signed name').inputValue(), `${client.firstName} ${client.lastName}`, 'the signed name is the client’s');
  await field(seat, 'Agreement version').fill('2026-1');
  assert.match(await seat.getByLabel('Joins from').locator('option:checked').textContent(), /^Session 1, /);
  assert.equal(await seat.getByLabel('Committed sessions').inputValue(), '12');
  await look(page, 'enrollment, ready');
  await seat.getByRole('button', { name: 'Enroll', exact: true }).click();
  await seat.waitFor({ state: 'hidden' });
  await page.goto(cohort.path);
  await page.getByRole('img', { name: /^1 of 8 seats taken, 7 open, 5 short of the minimum of 6$/ }).waitFor();
  await look(page, 'cohort page, one seat taken');
}

/** Five more members, through the API. */
export async function fillSeats({ intake: { page }, cohort, members }) {
  const intake = await signedIn('intake');
  const names = [['Ines', 'Varga'], ['Tobias', 'Renn'], ['Lucia', 'Okafor'], ['Emil', 'Sandoval'], ['Mirela', 'Stone']];
  for (const [firstName, lastName] of names) {
    const referral = await intake.post('/referrals', {
      client: { firstName, lastName, birthDate: '1985-06-15' },
      source: 'self', urgency: 'routine', reason: 'Wants to react less sharply.', problemAreas: ['anger'], receivedOn: day(),
    });
    await intake.post(`/referrals/${referral.id}/accept`);
    await intake.post(`/clients/${referral.clientId}/assessments`, { instrument: 'gad-7', answers: [1, 1, 0, 1, 0, 1, 1], takenOn: day() });
    await intake.post(`/cohorts/${cohort.id}/enrollments`, {
      clientId: referral.clientId, referralId: referral.id, committedSessions: 12,
      agreement: { version: '2026-1', signedOn: day(), signedName: `${firstName} ${lastName}` },
    });
    members.push({ firstName, code: referral.client.code });
  }
  await page.reload();
  await page.getByRole('img', { name: /^6 of 8 seats taken, 2 open, minimum 6$/ }).waitFor();
}

/** The therapist starts the cohort; its sessions get their dates. */
export async function start({ therapist: { page }, cohort }, look) {
  await page.goto(cohort.path);
  await page.getByRole('img', { name: /^6 of 8 seats taken/ }).waitFor();
  await page.getByRole('button', { name: 'Start the cohort' }).click();
  const asking = dialog(page, `Start ${cohort.name}?`);
  await asking.getByText('6 members are enrolled').waitFor();
  await look(page, 'starting the cohort');
  await asking.getByRole('button', { name: 'Start the cohort' }).click();
  await page.getByRole('link', { name: /^Open week 1$/ }).waitFor();
  await look(page, 'cohort page, running');
}
