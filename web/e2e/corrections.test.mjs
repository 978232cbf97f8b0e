// What was typed late or wrongly is put right: marks, fees, sessions. Each test
// has a cohort of its own.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { base, day } from './browser.mjs';
import { choose, dialog, field } from './desk.mjs';
import { freeTime, held, running } from './practice.mjs';

const attendance = (page, scope, name, status) => choose(page, `Attendance of ${name}`, status, scope);
const moreAbout = (page, member) => page.getByRole('row').filter({ hasText: member.code }).getByRole('button', { name: /^More about the charge/ });

at('therapist', 'attendance of a closed session is corrected: both marks stay, and the right fee is charged', [], async ({ page }, look) => {
  const cohort = await running('Corrected marks', 'Brandt');
  const [ines, tobias] = cohort.members;
  await held(cohort, 1, { 1: 'no_show' });
  await page.goto(`/sessions/${cohort.sessions[0].id}`);
  await page.getByRole('button', { name: 'Correct attendance' }).click();
  const correcting = dialog(page, 'Correct attendance');
  await correcting.getByText('Nothing is changed yet.').waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Attendance of Ines');
  await attendance(page, correcting, 'Ines', 'excused');
  await attendance(page, correcting, 'Tobias', 'present');
  const ahead = correcting.getByRole('status', { name: 'What this reverses and charges' });
  await ahead.getByText('Ines: Session of $45.00 reversed').waitFor();
  await ahead.getByText('Tobias: Session charged').waitFor();
  await correcting.getByRole('button', { name: 'Correct attendance' }).click();
  await correcting.getByText('Say why, so that the next person understands.').waitFor();
  await look('correcting attendance, a reason missing');
  await field(correcting, 'Reason').fill('The sheet was read from the wrong line.');
  await page.keyboard.press('Escape');
  await dialog(page, 'Leave without saving?').getByRole('button', { name: 'Stay here' }).click();
  await correcting.getByRole('button', { name: 'Correct attendance' }).click();
  await correcting.waitFor({ state: 'hidden' });
  await page.getByText('2 marks corrected').waitFor();
  const history = page.getByRole('list', { name: 'Corrected attendance' });
  await history.getByText('Ines: present, now excused').waitFor();
  await history.getByText('Tobias: no-show, now present').waitFor();
  await page.getByRole('heading', { name: 'Closed, 5 charges made' }).waitFor();
  await look('a session with corrected marks');
  const billing = await signedIn('billing');
  const of = async (m) => (await billing.get(`/charges?clientId=${m.id}`)).items.filter((c) => c.status !== 'reversed' && !c.reversesId).map((c) => `${c.kind} ${c.fee.amount}`);
  assert.deepEqual(await of(ines), [], 'an excused member owes nothing');
  assert.deepEqual(await of(tobias), ['session 4500']);
});

at('billing', 'a wrong fee is corrected, and what was taken back by mistake is charged again', [], async ({ page }, look) => {
  const cohort = await running('Corrected fees', 'Castel');
  const [ines] = cohort.members;
  await held(cohort, 1);
  await page.goto(`/charges?state=all&cohortId=${cohort.id}`);
  await moreAbout(page, ines).click();
  await page.getByRole('menuitem', { name: 'Correct the fee…' }).click();
  const correcting = dialog(page, 'Correct the fee');
  await correcting.getByText(`$45.00 for Ines Castel, ${ines.code}`).waitFor();
  await field(correcting, 'Reason').fill('Agreed at the interview, typed late.');
  await correcting.getByRole('button', { name: 'Correct the fee' }).click();
  await correcting.getByText('That is what stands now.').waitFor();
  await look('correcting a fee to what it is');
  await field(correcting, 'Right fee').focus();
  await page.keyboard.type('38.50'); // over what stands there, which is selected
  await correcting.getByRole('button', { name: 'Correct the fee' }).click();
  await correcting.waitFor({ state: 'hidden' });
  await page.getByText('Ines Castel is charged $38.50').waitFor();
  const rows = page.getByRole('row').filter({ hasText: ines.code });
  await rows.filter({ hasText: '-$45.00' }).waitFor();
  const right = rows.filter({ hasText: '$38.50' });

  await right.getByRole('button', { name: /^More about the charge/ }).click();
  await page.getByRole('menuitem', { name: 'Reverse this charge…' }).click();
  const reversing = dialog(page, 'Reverse this charge?');
  await field(reversing, 'Reason').fill('Meant for somebody else.');
  await page.keyboard.press('Escape'); // does not lose the reason
  await dialog(page, 'Leave without saving?').getByRole('button', { name: 'Stay here' }).click();
  assert.equal(await field(reversing, 'Reason').inputValue(), 'Meant for somebody else.');
  await reversing.getByRole('button', { name: 'Reverse charge' }).click();
  await rows.filter({ hasText: '-$38.50' }).waitFor();

  await right.filter({ hasText: 'reversed' }).filter({ hasNotText: '-$38.50' }).getByRole('button', { name: /^More about the charge/ }).click();
  await page.getByRole('menuitem', { name: 'Charge this again…' }).click();
  const again = dialog(page, 'Charge this again');
  await field(again, 'Reason').fill('It was right after all.');
  await look('charging again');
  await again.getByRole('button', { name: 'Charge again' }).click();
  await again.waitFor({ state: 'hidden' });
  await rows.filter({ hasText: 'It was right after all.' }).waitFor();
  await right.filter({ hasText: 'reversed' }).filter({ hasNotText: '-$38.50' }).getByRole('button', { name: /^More about the charge/ }).click();
  await page.getByRole('menuitem', { name: `Only ${ines.code}` }).waitFor();
  assert.equal(await page.getByRole('menuitem', { name: 'Charge this again…' }).count(), 0, 'what was charged again is not offered twice');
});

at('billing', 'a charge by hand finds its client by name', [], async ({ page }, look) => {
  const { members } = await running('Materials', 'Delacroix', { startsOn: day(-1) });
  const lucia = members[2];
  await page.goto('/charges');
  await page.getByRole('button', { name: 'Charge by hand' }).click();
  const charging = dialog(page, 'Charge by hand');
  await charging.getByRole('button', { name: 'Charge', exact: true }).click();
  await charging.getByText('Whom does it concern? Choose them by name or code.').waitFor();
  await look('a charge by hand, nothing filled in');
  await page.keyboard.type('Lucia Delacroix'); // the focus is on the first field that is wrong
  await page.getByRole('option', { name: `Lucia Delacroix, ${lucia.code}` }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await choose(page, 'What for', 'Materials', charging);
  await field(charging, 'Fee').fill('12.50');
  await field(charging, 'Reason').fill('Workbook.');
  await charging.getByRole('button', { name: 'Charge', exact: true }).click();
  await charging.waitFor({ state: 'hidden' }); // what was done is told beside it, for some seconds
  const row = page.getByRole('row').filter({ hasText: lucia.code });
  await row.getByText('by hand').waitFor();
  await row.getByText('$12.50').first().waitFor();
  // The menu of a row stays in reach where there is little room.
  await page.setViewportSize({ width: 1024, height: 768 });
  const card = await page.getByRole('table').boundingBox();
  const menu = await moreAbout(page, lucia).boundingBox();
  assert.ok(menu.x + menu.width <= 1024 - 40 && card.x + card.width <= 1024 - 40, `the table ends at ${card.x + card.width}, its menu at ${menu.x + menu.width}`);
});

at('therapist', 'a fee of a running cohort holds from its day, and closing late charges each session its own', [], async ({ page }, look) => {
  const cohort = await running('Dearer from the second session on', 'Eriksen');
  await page.goto(`/cohorts/${cohort.id}`);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await field(page, 'Per session and member').fill('60');
  await page.getByRole('textbox', { name: 'From', description: 'Its first day; may lie in the past or ahead' }).fill(cohort.sessions[1].date);
  const reach = page.getByRole('status', { name: 'What this fee changes' });
  await reach.getByText(/^\d+ sessions that are not closed yet will be charged by it\.$/).waitFor();
  await look('a cohort’s fee from a day');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: cohort.name, level: 1 }).waitFor();
  assert.ok((await held(cohort, 1)).charges.every((c) => c.fee.amount === 4500), 'the first session is charged as it was');
  assert.ok((await held(cohort, 2)).charges.every((c) => c.fee.amount === 6000), 'the second is charged the new fee');
});

at('billing', 'a fee agreed with one client holds from its day', [], async ({ page }, look) => {
  const cohort = await running('Agreed from a day', 'Farkas');
  const [ines] = cohort.members;
  await held(cohort, 1);
  await page.goto(`/charges?cohortId=${cohort.id}`);
  await moreAbout(page, ines).click();
  await page.getByRole('menuitem', { name: `Fee agreed with ${ines.code}…` }).click();
  const agreeing = dialog(page, `Fee agreed with ${ines.code}`);
  await agreeing.getByRole('status', { name: 'What this fee changes' }).getByText(/\d/).first().waitFor();
  await field(agreeing, 'Fee for a session').fill('35');
  await agreeing.getByLabel('From', { exact: true }).fill(cohort.sessions[2].date);
  await look('a client’s fee from a day');
  await agreeing.getByRole('button', { name: 'Save fee' }).click();
  await agreeing.waitFor({ state: 'hidden' });
  const charged = async (n) => (await held(cohort, n)).charges.find((c) => c.clientId === ines.id);
  assert.equal((await charged(2)).fee.amount, 4500);
  assert.equal((await charged(3)).fee.amount, 3500);
});

at('admin', 'the no-show fee holds from its day', [], async ({ page }, look) => {
  const cohort = await running('No-shows', 'Galanis');
  const before = (await signedIn('admin')).get('/settings');
  const fee = (await before).noShowFee;
  await page.goto('/settings');
  await field(page, 'No-show fee').fill(((fee + 500) / 100).toFixed(2));
  await page.getByRole('textbox', { name: 'From', description: 'may lie in the past' }).fill(cohort.sessions[1].date);
  await page.getByRole('status', { name: 'What this fee changes' }).getByText(/\d/).first().waitFor();
  await look('a no-show fee from a day');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await page.getByText('Settings saved').waitFor();
  const missed = async (n) => (await held(cohort, n, { 0: 'no_show' })).charges.find((c) => c.kind === 'no_show').fee.amount;
  assert.equal(await missed(1), fee, 'before its day');
  assert.equal(await missed(2), fee + 500, 'from its day on');
});

at('therapist', 'a session is cancelled and takes place after all; a cancelled cohort keeps what has begun', [], async ({ page }, look) => {
  const cohort = await running('Called off', 'Hallberg', { time: await freeTime(day(-15), 6) });
  const coming = cohort.sessions[3];
  await page.goto(`/sessions/${coming.id}`);
  await page.getByRole('button', { name: 'More about this session' }).click();
  await page.getByRole('menuitem', { name: 'Cancel this session…' }).click();
  const cancelling = dialog(page, 'Cancel this session?');
  await field(cancelling, 'Reason').fill('The house has no heating.');
  await cancelling.getByRole('button', { name: 'Cancel the session' }).click();
  await page.getByText('This session was cancelled. The house has no heating.').waitFor();
  await look('a cancelled session');
  await page.getByRole('button', { name: 'Restore the session' }).click();
  await page.getByRole('button', { name: 'Close session' }).waitFor();

  await page.goto(`/cohorts/${cohort.id}`);
  await page.getByRole('button', { name: 'More about this cohort' }).click();
  await page.getByRole('menuitem', { name: 'Cancel this cohort…' }).click();
  const ending = dialog(page, `Cancel ${cohort.name}?`);
  await ending.getByText('3 sessions that have begun stay to be closed. 6 memberships end with it.').waitFor();
  await field(ending, 'Reason').fill('The room is gone.');
  await look('cancelling a running cohort');
  await ending.getByRole('button', { name: 'Cancel the cohort' }).click();
  await ending.waitFor({ state: 'hidden' });
  const { status, sessions } = await (await signedIn('therapist')).get(`/cohorts/${cohort.id}`);
  assert.equal(status, 'cancelled');
  assert.deepEqual(sessions.map((s) => s.status), ['scheduled', 'scheduled', 'scheduled', 'cancelled', 'cancelled', 'cancelled']);
  await page.goto(`/sessions/${cohort.sessions[0].id}`);
  await page.getByRole('button', { name: 'Close session' }).click();
  await dialog(page, 'Close this session?').getByRole('button', { name: 'Close session' }).click();
  await page.getByRole('heading', { name: /^Closed/ }).waitFor();
  assert.ok(page.url().startsWith(base));

  // It was another group's room: the cohort goes on, but for what was closed since.
  await page.goto(`/cohorts/${cohort.id}`);
  await page.getByRole('button', { name: 'More about this cohort' }).click();
  await page.getByRole('menuitem', { name: 'Reopen this cohort…' }).click();
  const reopening = dialog(page, `Reopen ${cohort.name}?`);
  await field(reopening, 'Reason').fill('It was another room.');
  await look('reopening a cohort');
  await reopening.getByRole('button', { name: 'Reopen the cohort' }).click();
  await reopening.waitFor({ state: 'hidden' });
  const again = await (await signedIn('therapist')).get(`/cohorts/${cohort.id}`);
  assert.deepEqual([again.status, again.seats.taken], ['running', 6]);
  assert.deepEqual(again.sessions.map((s) => s.status), ['closed', 'scheduled', 'scheduled', 'scheduled', 'scheduled', 'scheduled']);
});
