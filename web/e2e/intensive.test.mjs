// An intensive program: several meetings a week, held against the hours that its
// level of care asks for.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { day } from './browser.mjs';
import { choose, field } from './desk.mjs';

/** A Monday half a year ahead. */
function monday() {
  const ahead = new Date(`${day(180)}T12:00:00Z`);
  return new Date(ahead.getTime() - ((ahead.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}

at('therapist', 'a program of three meetings a week is planned, and told of that it is short of hours', [], async ({ page }, look) => {
  await page.goto('/cohorts/new');
  await field(page, 'Name').fill('Days at dawn');
  await page.getByLabel('First session').fill(monday());
  await page.getByRole('textbox', { name: 'Time', exact: true }).fill('4:30 am');
  await choose(page, 'Level of care', 'Intensive outpatient (IOP)');
  await page.getByRole('textbox', { name: 'Minutes' }).fill('150');
  const add = page.getByRole('button', { name: 'Add another day of the week' });
  await add.click();
  await add.click();
  const further = page.getByRole('group', { name: 'Further days of the week' });
  await field(page, 'Per session and member').fill('45.00');
  await page.getByText('A usual week has 7.5 h. An intensive outpatient program asks for at least 9 h.').waitFor();
  await look('an intensive program, short of hours');
  await further.getByRole('textbox', { name: 'Minutes' }).last().fill('240');
  await page.getByText('That is 9 h a week.').waitFor();
  await page.getByLabel('Hours a week').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Plan the cohort' }).click();
  await page.getByText('Intensive outpatient (IOP), 9 h a week, 9 at least').waitFor();
  await look('an intensive program that is planned');
  const api = await signedIn('therapist');
  const planned = await api.get(`/cohorts/${new URL(page.url()).pathname.split('/').at(-1)}`);
  assert.deepEqual(planned.schedule.alsoMeets.map((m) => [m.weekday, m.durationMinutes]), [['wednesday', 150], ['friday', 240]]);
  assert.equal(planned.planned[2].date, new Date(Date.parse(`${monday()}T00:00:00Z`) + 4 * 86_400_000).toISOString().slice(0, 10));
});
