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

for (const [who, pages] of Object.entries(pagesOf)) {
  test(`pages of ${who}`, { timeout: 400_000 }, async (t) => {
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
      await inspection.page(page, `${who} ${path}`);
    }
    t.diagnostic(inspection.figures());
    inspection.assertClean();
  });
}
