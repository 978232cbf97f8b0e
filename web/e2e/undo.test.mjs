// A slip of the hand is taken back: the notice offers it for ten seconds, by the
// button or by keys, and nothing else has come under the pointer meanwhile.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedIn } from './api.mjs';
import { day, newDesk, startBrowser } from './browser.mjs';
import { choose, dialog, signIn } from './desk.mjs';
import { Inspection } from './inspection.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

async function newReferral(lastName) {
  const intake = await signedIn('intake');
  const client = { firstName: 'Undine', lastName, birthDate: '1988-05-05' };
  return intake.post('/referrals', { client, source: 'self', urgency: 'routine', reason: 'Slipped.', problemAreas: [], receivedOn: day(-1) });
}

/** The intake desk, with what must hold on every screen. */
async function atIntake(t, refusals = []) {
  const inspection = new Inspection();
  const desk = await newDesk(browser, inspection, { refusals });
  t.after(() => desk.context.close());
  await signIn(desk.page, 'intake');
  return { page: desk.page, look: (name) => inspection.step(desk.page, name), inspection };
}

const notice = (page, text) => page.getByRole('alert').filter({ hasText: text });
/** Where something stands, to the pixel that a pointer can tell. */
const at = async (locator) => {
  const { x, y, width } = await locator.boundingBox();
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width) };
};

test('accepting keeps every other step where it was, and is undone by the button', { timeout: 120_000 }, async (t) => {
  const { page, look, inspection } = await atIntake(t);
  const r = await newReferral('Button');
  await page.goto(`/referrals/${r.id}`);
  const button = (name) => page.getByRole('button', { name, exact: true });
  const before = await at(button('Decline'));
  await button('Accept').click();
  const said = notice(page, `${r.client.code} accepted`);
  await said.waitFor();
  assert.deepEqual(await at(button('Decline')), before, 'Decline has moved');
  await look('accepted, with the way back');
  await said.getByRole('button', { name: 'Undo' }).click();
  await notice(page, `Undone: ${r.client.code} accepted`).waitFor();
  await button('Accept').waitFor();
  assert.deepEqual(await at(button('Decline')), before, 'Decline has moved back elsewhere');
  const history = page.getByRole('list', { name: 'History, newest first' });
  assert.match(await history.innerText(), /Undone: Accepted[\s\S]*Accepted \(undone\)/i);
  await look('undone');
  inspection.assertClean();
});

test('Ctrl Z undoes the last step wherever the focus is but in a text', { timeout: 120_000 }, async (t) => {
  const { page, look, inspection } = await atIntake(t);
  const r = await newReferral('Keys');
  await page.goto(`/referrals/${r.id}`);
  await page.getByRole('button', { name: 'Decline', exact: true }).click();
  const asking = dialog(page, /Why is the practice declining/);
  await choose(page, 'Reason', 'Withdrawn', asking).catch(() => choose(page, 'Reason', /.+/, asking));
  await asking.getByRole('button', { name: 'Decline', exact: true }).click();
  await notice(page, `${r.client.code} declined`).waitFor();
  await look('declined, with the way back');
  await page.keyboard.press('Control+z');
  await notice(page, `Undone: ${r.client.code} declined`).waitFor();
  await page.getByRole('button', { name: 'Accept', exact: true }).waitFor();
  inspection.assertClean();
});

test('the notice goes after ten seconds, and the history offers the step longer', { timeout: 120_000 }, async (t) => {
  const { page, inspection } = await atIntake(t);
  const r = await newReferral('Late');
  await page.clock.install();
  await page.goto(`/referrals/${r.id}`);
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  const said = notice(page, `${r.client.code} accepted`);
  await said.waitFor();
  await page.clock.runFor(9_000);
  assert.equal(await said.count(), 1, 'gone before ten seconds');
  await page.clock.runFor(2_000);
  await said.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo this step' }).click();
  await page.getByText('Undone: accepted').waitFor();
  inspection.assertClean();
});

test('what somebody did meanwhile speaks against it, with the reason', { timeout: 120_000 }, async (t) => {
  const { page, look, inspection } = await atIntake(t, [409]);
  const r = await newReferral('Meanwhile');
  await page.goto(`/referrals/${r.id}`);
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  const said = notice(page, `${r.client.code} accepted`);
  await said.waitFor();
  const intake = await signedIn('intake');
  await intake.patch(`/referrals/${r.id}`, 2, { reason: 'More is known.' });
  await said.getByRole('button', { name: 'Undo' }).click();
  const refused = notice(page, 'Not undone');
  await refused.waitFor();
  assert.match(await refused.innerText(), /rests on this step/);
  await look('refused');
  inspection.assertClean();
});

test('who is taken off a waitlist by a slip is back at their place', { timeout: 120_000 }, async (t) => {
  const { page, look, inspection } = await atIntake(t);
  await page.goto('/waitlist');
  const off = page.getByRole('button', { name: /^Take off/ }).first();
  const label = await off.getAttribute('aria-label');
  await off.click();
  const asking = page.getByRole('dialog');
  await asking.getByRole('textbox').first().fill('The wrong line.');
  await asking.getByRole('button', { name: 'Take off', exact: true }).click();
  const said = notice(page, 'waits no longer');
  await said.waitFor();
  await page.getByRole('button', { name: label, exact: true }).waitFor({ state: 'detached' });
  await said.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: label, exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: /^Take off/ }).first().getAttribute('aria-label'), label, 'not at the old place');
  await look('back in the line');
  inspection.assertClean();
});
