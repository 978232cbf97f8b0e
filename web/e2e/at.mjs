// Tests that are each told at one person's desk.
import { test } from 'node:test';
import { newDesk } from './browser.mjs';
import { logIn } from './desk.mjs';
import { Inspection } from './inspection.mjs';

/** A desk where somebody is logged in and no page is open yet, with what must
    hold on every screen; options as in newDesk. */
export async function deskOf(t, who, { inspection = new Inspection(), ...options } = {}) {
  const desk = await newDesk(t, inspection, options);
  await logIn(desk, who);
  return { ...desk, inspection, look: (name) => inspection.step(desk.page, name) };
}

/** A test at one person's desk, which opens its page; `refusals` as in newDesk.
    `another` is somebody else's desk beside it. */
export function at(who, what, refusals, telling) {
  test(what, { timeout: 900_000 }, async (t) => {
    const { context, page, inspection, look } = await deskOf(t, who, { refusals });
    const another = (whose) => deskOf(t, whose, { inspection });
    await telling({ context, page, inspection, another }, look);
    t.diagnostic(inspection.figures());
    inspection.assertClean();
  });
}
