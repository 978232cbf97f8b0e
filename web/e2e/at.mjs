// Tests that are each told at one person's desk, with one browser for a file.
import { after, before, test } from 'node:test';
import { newDesk, startBrowser } from './browser.mjs';
import { signIn } from './desk.mjs';
import { Inspection } from './inspection.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/** A test at one person's desk; `refusals` as in newDesk. */
export function at(who, what, refusals, telling) {
  test(what, { timeout: 120_000 }, async (t) => {
    const inspection = new Inspection();
    const desk = await newDesk(browser, inspection, { refusals });
    t.after(() => desk.context.close());
    await signIn(desk.page, who);
    await telling(desk, (name) => inspection.step(desk.page, name));
    t.diagnostic(inspection.figures());
    inspection.assertClean();
  });
}
