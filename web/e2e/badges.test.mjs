// A badge counts what its page counts, also after a step that was taken elsewhere.
import assert from 'node:assert/strict';
import { at } from './at.mjs';
import { settled } from './inspection.mjs';

const places = (page) => page.getByRole('navigation', { name: 'Main' }).first();
/** The number beside a place, 0 for none. */
const badge = async (page, place) => Number((await places(page).getByRole('link', { name: place }).first().innerText()).match(/\d+/)?.[0] ?? 0);
/** What a column of the board says that it holds. */
const column = async (page, title) => Number((await page.getByRole('heading', { name: new RegExp(`^${title}`), level: 2 }).first().locator('..').innerText()).match(/\d+/)?.[0] ?? 0);

at('intake', 'the badges of referrals and waitlist', [], async ({ page }) => {
  await page.goto('/');
  await places(page).getByRole('link', { name: 'Waitlist' }).click();
  const rows = page.getByRole('button', { name: /^Take off/ });
  await rows.first().waitFor();
  await settled(page);
  assert.equal(await badge(page, 'Waitlist'), await rows.count());

  await places(page).getByRole('link', { name: 'Referrals' }).click();
  await page.getByRole('heading', { name: 'Referrals', level: 1 }).waitFor();
  await settled(page);
  const before = await badge(page, 'Referrals');
  assert.equal(before, (await column(page, 'New')) + (await column(page, 'Triaged')));
  assert.ok(before > 0, 'nobody waits for an answer in the demonstration');

  await page.getByRole('list').filter({ has: page.getByRole('link', { name: /C-\d/ }) }).first().getByRole('link', { name: /C-\d/ }).first().click();
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: 'accepted' }).waitFor();
  await settled(page);
  assert.equal(await badge(page, 'Referrals'), before - 1, 'the badge after a step');
});
