// What is kept where a page has no colors or no screen: on paper, and in the
// forced colors of who needs them.
import assert from 'node:assert/strict';
import { at } from './at.mjs';
import { dialog } from './desk.mjs';
import { examples } from './pages.mjs';

const paper = { width: 673, height: 1000 }; // A4 within its margins

at('billing', 'charges print with their clients and what they are limited to, and nothing is cut off', [], async ({ page }) => {
  await page.goto('/charges?state=all');
  await page.getByRole('row').nth(1).waitFor();
  const columns = await page.getByRole('columnheader').allInnerTexts();
  await page.setViewportSize(paper);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('search', { name: 'Charges' }).isVisible(), false, 'filters are no paper');
  await page.getByText('All · any time').waitFor();
  const client = page.getByRole('row').nth(1).getByRole('cell').or(page.getByRole('row').nth(1).getByRole('rowheader')).nth(columns.indexOf('Client'));
  assert.match(await client.innerText(), /\p{L}+ \p{L}+.*C-\d{4}/su);
  const wider = await page.evaluate(() => [...document.querySelectorAll('td, th')].filter((cell) => cell.getBoundingClientRect().right > window.innerWidth + 1).length);
  assert.equal(wider, 0, 'cells beyond the sheet');
});

at('therapist', 'a dialog prints alone, and forced colors keep strips, grids and where one is', [], async ({ page }) => {
  const { running, client } = await examples();
  await page.goto(running);
  await page.getByRole('button', { name: /^More about this/ }).click();
  await page.getByRole('menuitem', { name: 'Push the rest…' }).click();
  await dialog(page, 'Push the rest').getByText('Session 12').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('heading', { level: 1, includeHidden: true }).first().isVisible(), false, 'the page behind the dialog');
  assert.ok(await dialog(page, 'Push the rest').getByText('Session 12').isVisible());
  await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
  await page.keyboard.press('Escape');
  await dialog(page, 'Push the rest').waitFor({ state: 'detached' });

  const looks = (locator) => locator.evaluate((e) => `${window.getComputedStyle(e).backgroundColor} ${window.getComputedStyle(e).backgroundImage}`);
  const week = (n) => page.getByRole('region', { name: 'Weeks of the curriculum' }).getByRole('listitem').nth(n);
  assert.notEqual(await looks(week(0)), await looks(week(11)), 'a week that was held looks like one to come');
  const returned = page.getByRole('region', { name: 'Homework by member and session' });
  const square = (said) => returned.locator('i').filter({ has: page.getByText(said, { exact: true }) }).first();
  assert.notEqual(await looks(square('returned')), await looks(square('none')), 'homework that came back looks like none');
  const here = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Cohorts' }).first();
  assert.equal(await here.evaluate((e) => window.getComputedStyle(e).outlineStyle), 'solid', 'nothing says where one is');

  await page.goto('/calendar');
  const today = page.getByRole('button').and(page.locator('[aria-current="date"]'));
  await today.waitFor();
  assert.equal(await today.evaluate((e) => window.getComputedStyle(e).borderBottomWidth), '3px', 'no day is today');

  await page.goto(client);
  await page.getByRole('button', { name: 'Take PHQ-9' }).click();
  const answer = page.getByRole('radio').first();
  await answer.check({ force: true });
  assert.equal(await answer.evaluate((e) => window.getComputedStyle(e.closest('label')).outlineWidth), '3px', 'no answer is chosen');
});
