// The week of the practice: looked at by hand and by keys, of one leader, on a
// phone; and on one's own calendar, by a link that follows what changes.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { base, day } from './browser.mjs';
import { choose, dialog } from './desk.mjs';

const groups = (page) => page.locator('[data-event]');
const search = (page) => Object.fromEntries(new URL(page.url()).searchParams);

at('therapist', 'the week leads to a session, keys to the month', [], async ({ page }, look) => {
  await page.goto('/calendar');
  await groups(page).first().waitFor();
  await page.keyboard.press('m');
  const month = page.getByRole('table', { name: /^Groups, / });
  await month.waitFor();
  const title = page.getByRole('heading', { level: 1 });
  const here = await title.innerText();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/date=/);
  assert.notEqual(await title.innerText(), here);
  await page.keyboard.press('t');
  await page.waitForURL((url) => !url.search.includes('date='));
  assert.deepEqual([await title.innerText(), search(page)], [here, { view: 'month' }]);
  await look('the month');

  await page.keyboard.press('w');
  const first = groups(page).first();
  await first.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sessions\//);
  await page.goBack();
  await groups(page).first().waitFor();
});

at('intake', 'one leader stays in the address, in every view, and on a phone', [], async ({ page }, look) => {
  await page.goto('/calendar?view=leaders');
  const rows = page.getByRole('rowheader');
  await rows.nth(1).waitFor();
  await choose(page, 'Leader', 'Maya Lindqvist');
  await page.waitForURL(/leader=/);
  await page.waitForFunction(() => document.querySelectorAll('tbody th').length === 1);
  assert.match(await rows.innerText(), /^Maya Lindqvist/);
  await look('one leader’s week');
  const { leader } = search(page);
  await page.reload();
  await rows.waitFor();
  assert.equal(search(page).leader, leader);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('radiogroup', { name: 'How much at once' }).getByText('Week', { exact: true }).click();
  const list = page.getByRole('group', { name: /^Groups, / });
  await list.getByRole('heading', { level: 3 }).first().waitFor();
  assert.equal(await page.locator('[data-calendar-grid]').count(), 0);
  await list.getByRole('button').first().click();
  await page.waitForURL(/\/sessions\//);
});

at('therapist', 'a link for one’s own calendar follows, and ends', [], async ({ page }, look) => {
  const therapist = await signedIn('therapist');
  const { items } = await therapist.get(`/calendar?from=${day()}&to=${day(40)}`);
  const session = items.findLast((s) => s.status === 'scheduled');

  await page.goto('/account');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const address = await page.getByRole('textbox', { name: 'Address' }).inputValue();
  assert.ok(address.startsWith(`${base}/api/v1/calendar/feeds/`) && address.endsWith('.ics'), address);
  await look('a calendar link');
  const read = async () => (await (await fetch(address)).text()).replaceAll('\r\n ', '');
  const event = (text) => text.split('BEGIN:VEVENT').find((e) => e.includes(`UID:session-${session.id}@`)) ?? '';
  const before = event(await read());
  assert.match(before, new RegExp(`SUMMARY:Group ${session.cohortCode}\\\\, session ${session.number} of ${session.of}`));
  assert.match(before, /STATUS:CONFIRMED/);
  assert.ok(!before.includes(session.cohortName));
  await therapist.post(`/sessions/${session.id}/cancel`, { reason: 'Snow.' });
  assert.match(event(await read()), /STATUS:CANCELLED/);
  await therapist.post(`/sessions/${session.id}/restore`, { overrideReason: 'Each test has sessions at whatever hour.' });
  assert.match(event(await read()), /STATUS:CONFIRMED/);

  await page.reload();
  await page.getByText(/read 3 times, last on/).waitFor();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await dialog(page, 'Revoke the link?').getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByRole('button', { name: 'Make a link' }).waitFor();
  assert.equal((await fetch(address)).status, 404);
});
