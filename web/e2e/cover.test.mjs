// A week with a substitute: who is away, who takes the session, what that opens,
// who led, and that it is closed afterwards.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { day } from './browser.mjs';
import { dialog } from './desk.mjs';
import { running } from './practice.mjs';

const shots = process.env.COHORT_SHOTS; // a folder, for who wants to look
const substitute = 'Tomás Iriarte';

at('colleague', 'a week with a substitute who loses access afterwards', [404], async ({ page, another }, look) => {
  const cohort = await running('Covered at dawn', 'Covering', { startsOn: day(-7), sessions: 4, time: '00:10' });
  const session = `/sessions/${cohort.sessions[1].id}`;
  const shot = async (on, name) => shots && (await on.screenshot({ path: `${shots}/cover-${name}.png`, fullPage: true }));
  await page.goto(session);
  await page.getByText('Nothing to see here').waitFor();

  const maya = await another('therapist');
  await maya.page.goto('/away');
  await maya.page.getByRole('button', { name: 'Note the absence' }).click();
  await maya.page.getByRole('button', { name: /^Have somebody cover Covered at dawn/ }).click();
  await shot(maya.page, 'away');
  const asking = dialog(maya.page, 'Have somebody cover');
  await asking.getByRole('radio', { name: substitute }).check();
  await asking.getByLabel('Reason').fill('A conference.');
  await maya.look('naming a substitute');
  await shot(maya.page, 'naming');
  await asking.getByRole('button', { name: 'Name the substitute' }).click();
  await asking.waitFor({ state: 'detached' });
  await maya.page.getByRole('listitem').filter({ hasText: 'Covered at dawn' }).getByText('covered', { exact: true }).waitFor();
  await maya.page.getByRole('button', { name: 'Maya Lindqvist is there after all' }).click();
  await maya.page.getByText('Nobody is away.').or(maya.page.getByRole('button', { name: /is there after all/ })).first().waitFor();

  await page.reload();
  await page.getByText('You lead this session as a substitute for Maya Lindqvist.').waitFor();
  await page.getByRole('list', { name: 'Before you lead' }).getByText('Last time:').waitFor();
  await look('a session as its substitute sees it');
  await shot(page, 'substitute');
  await page.getByRole('button', { name: 'Close session' }).click();
  const closing = dialog(page, 'Close this session?');
  assert.equal(await closing.getByRole('checkbox', { name: `${substitute} (substitute)` }).isChecked(), true);
  assert.equal(await closing.getByRole('checkbox', { name: 'Maya Lindqvist (lead)' }).isChecked(), false);
  await closing.getByRole('button', { name: 'Close session' }).click();
  await page.getByText(`Led by ${substitute} (substitute)`).waitFor();
  const hours = await (await signedIn('colleague')).get(`/reports/led-hours?from=${day()}&to=${day()}`);
  assert.ok(hours.sums.some((s) => s.as === 'substitute' && s.sessions === 1 && s.minutes === 60));

  await maya.page.goto(session);
  await maya.page.getByRole('button', { name: 'End the cover' }).click();
  await dialog(maya.page, `End the cover by ${substitute}?`).getByRole('button', { name: 'End the cover' }).click();
  await maya.page.getByText('leads it in the place of').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('Nothing to see here').waitFor();
});
