// Every page of every desk, light and dark and as wide as a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newDesk } from './browser.mjs';
import { logIn } from './desk.mjs';
import { Inspection, settled } from './inspection.mjs';
import { examples, pagesOf } from './pages.mjs';

/** The picture in the README, drawn anew when COHORT_SCREENSHOT is set. */
async function picture(page, path) {
  await page.goto(path);
  await settled(page);
  await page.screenshot({ path: fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url)) });
}

/** Days such as 2026-03-10 in what is read or heard; a batch's file is named by them. */
const machineDates = (page) =>
  page.evaluate(() => [document.body.innerText, ...[...document.querySelectorAll('[aria-label]')].map((e) => e.getAttribute('aria-label'))].join('\n').match(/.{0,30}\d{4}-\d\d-\d\d/g) ?? []);

for (const [who, pages] of Object.entries(pagesOf)) {
  test(`pages of ${who}`, { timeout: 1_200_000 }, async (t) => {
    const inspection = new Inspection();
    const { context, page } = await newDesk(t, inspection);
    if (who !== 'nobody') await logIn({ context }, who);
    const known = await examples();
    if (who === 'therapist' && process.env.COHORT_SCREENSHOT) await picture(page, known.running);
    for (const path of pages(known)) {
      await page.goto(path);
      await settled(page);
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, `${path} has one main heading`);
      assert.equal(await page.getByRole('heading', { name: /This is not part of your desk|Nothing to see here/ }).count(), 0, `${path} is for ${who}`);
      assert.match(await page.title(), /\S/, `${path} has a title`);
      if (path !== '/exports') assert.deepEqual(await machineDates(page), [], `${path} has days as programs write them`);
      await inspection.page(page, `${who} ${path}`);
    }
    t.diagnostic(inspection.figures());
    inspection.assertClean();
  });
}
