// A slip of the hand is taken back: the notice offers it for ten seconds, by the
// button or by keys, and nothing else has come under the pointer meanwhile.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { day } from './browser.mjs';
import { choose, dialog } from './desk.mjs';
import { running } from './practice.mjs';

async function newReferral(lastName) {
  const intake = await signedIn('intake');
  const client = { firstName: 'Undine', lastName, birthDate: '1988-05-05' };
  return intake.post('/referrals', { client, source: 'self', urgency: 'routine', reason: 'Slipped.', problemAreas: [], receivedOn: day(-1) });
}

const notice = (page, text) => page.getByRole('alert').filter({ hasText: text });
/** A notice stays while the focus rests on it, however long it is looked at. */
const stays = (said) => said.getByRole('button', { name: 'Undo' }).focus();
/** Where something stands, to the pixel that a pointer can tell. */
const placeOf = async (locator) => {
  const { x, y, width } = await locator.boundingBox();
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width) };
};

at('intake', 'accepting keeps every other step where it was, and is undone by the button', [], async ({ page }, look) => {
  const r = await newReferral('Button');
  await page.goto(`/referrals/${r.id}`);
  const button = (name) => page.getByRole('button', { name, exact: true });
  const before = await placeOf(button('Decline'));
  await button('Accept').click();
  const said = notice(page, `${r.client.code} accepted`);
  await said.waitFor();
  assert.deepEqual(await placeOf(button('Decline')), before, 'Decline has moved');
  await stays(said);
  await look('accepted, with the way back');
  await said.getByRole('button', { name: 'Undo' }).click();
  await notice(page, `Undone: ${r.client.code} accepted`).waitFor();
  await button('Accept').waitFor();
  assert.deepEqual(await placeOf(button('Decline')), before, 'Decline has moved back elsewhere');
  const history = page.getByRole('list', { name: 'History, newest first' });
  assert.match(await history.innerText(), /Undone: Accepted[\s\S]*Accepted \(undone\)/i);
  await look('undone');
});

at('intake', 'Ctrl Z undoes the last step wherever the focus is but in a text', [], async ({ page }) => {
  const r = await newReferral('Keys');
  await page.goto(`/referrals/${r.id}`);
  await page.getByRole('button', { name: 'Decline', exact: true }).click();
  const asking = dialog(page, /Why is the practice declining/);
  await choose(page, 'Reason', 'Withdrawn', asking).catch(() => choose(page, 'Reason', /.+/, asking));
  await asking.getByRole('button', { name: 'Decline', exact: true }).click();
  await notice(page, `${r.client.code} declined`).waitFor();
  await page.keyboard.press('Control+z');
  await notice(page, `Undone: ${r.client.code} declined`).waitFor();
  await page.getByRole('button', { name: 'Accept', exact: true }).waitFor();
});

at('intake', 'the notice goes after ten seconds, and the history offers the step longer', [], async ({ page }) => {
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
});

at('intake', 'what somebody did meanwhile speaks against it, with the reason', [409], async ({ page }, look) => {
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
});

at('intake', 'who is taken off a waitlist by a slip is back at their place', [], async ({ page }, look) => {
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
});

at('therapist', 'homework that all brought back by a slip is open again, but for who was asked since', [], async ({ page }, look) => {
  const cohort = await running('Slips at noon', 'Undone', { time: '12:40' });
  const api = await signedIn('therapist');
  await api.post(`/sessions/${cohort.sessions[0].id}/homework`, { title: 'Page of slips' });
  await page.goto(`/sessions/${cohort.sessions[1].id}`);
  const returns = page.getByRole('region', { name: 'Homework to bring back: Page of slips' });
  await returns.getByText('0 of 6 back, 6 not asked yet').waitFor();
  await returns.getByRole('button', { name: 'All brought it' }).click();
  await returns.getByText('6 of 6 back').waitFor();
  await returns.getByRole('button', { name: cohort.members[0].firstName }).click(); // returned becomes partial
  const said = notice(page, 'Page of slips: brought back by 6');
  await stays(said);
  await look('all brought it, with the way back');
  await said.getByRole('button', { name: 'Undo' }).click();
  await returns.getByText('1 of 6 back, 5 not asked yet').waitFor();
  await notice(page, 'Undone: Page of slips').waitFor();
  await page.reload();
  await returns.getByText('1 of 6 back, 5 not asked yet').waitFor();
});
