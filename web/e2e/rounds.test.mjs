// A questionnaire for the whole group: on members' own phones without an account,
// on the tablet that is passed round, and typed in from paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedIn } from './api.mjs';
import { deskOf } from './at.mjs';
import { day, newDesk, password, zone } from './browser.mjs';
import { dialog, people } from './desk.mjs';
import { Inspection } from './inspection.mjs';
import { running } from './practice.mjs';

/** The wall time of a session that has begun a while ago. */
function begun() {
  const [hours, minutes] = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date()).split(':').map(Number);
  const at = Math.max(0, hours * 60 + minutes - 20);
  return [Math.floor(at / 60), at % 60].map((n) => String(n).padStart(2, '0')).join(':');
}

/** Answers the questions that are on the screen, one tap each. */
async function answer(page, labels) {
  const questions = page.getByRole('group');
  for (const [i, label] of labels.entries()) await questions.nth(i).getByText(label, { exact: true }).click();
}

const depressed = ['Several days', 'More than half the days', 'Several days', 'Not at all', 'Several days', 'Not at all', 'Not at all', 'Not at all', 'Several days'];

test('a group answers on phones, on the tablet and on paper', { timeout: 900_000 }, async (t) => {
  const inspection = new Inspection();
  const cohort = await running('Scores together', 'Scored', { startsOn: day(-7), sessions: 3, time: begun() });
  const session = cohort.sessions[1].id;
  const { page, look } = await deskOf(t, 'therapist', { inspection });
  await page.goto(`/sessions/${session}`);
  await page.getByRole('main').getByRole('link', { name: 'Questionnaires' }).click(); // the sidebar has the practice's own under this name
  await page.getByRole('heading', { name: 'Nothing was given in this session' }).waitFor();
  // By rule: nobody has filled in a PHQ-9 yet. One click has exactly that.
  const due = page.getByRole('list', { name: 'Questionnaires that are due' });
  await due.getByText('nothing to count progress from yet').first().waitFor();
  await look('no round yet');
  await due.getByRole('button', { name: /^Give (it|them) to these 6$/ }).click();
  const byRule = dialog(page, 'Give a questionnaire');
  await byRule.getByText('PHQ-9, severity of depression').first().waitFor();
  assert.equal(await byRule.getByRole('checkbox', { checked: true }).count(), 6, 'not given to those who are due');
  await byRule.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Give a questionnaire' }).click();
  const giving = dialog(page, 'Give a questionnaire');
  await giving.getByRole('checkbox', { name: 'Anouk' }).uncheck();
  await look('a round is given');
  await giving.getByRole('button', { name: 'Give it to 5 members' }).click();
  await page.getByText('0 of 5 have answered.').waitFor();
  const list = page.getByRole('list', { name: 'Answers to PHQ-9' });
  const row = (name) => list.getByRole('listitem').filter({ hasText: name });
  await page.getByRole('button', { name: 'Show the codes' }).click();
  const codes = dialog(page, 'Codes');
  await look('the codes');
  const codeOf = async (name) => (await codes.getByRole('listitem').filter({ hasText: name }).locator('code').innerText()).trim();
  const [ines, tobias] = [await codeOf('Ines'), await codeOf('Tobias')];
  await codes.getByRole('button', { name: 'Show Ines a QR code' }).click();
  await page.getByRole('img', { name: 'QR code for Ines' }).waitFor();
  await look('the code of one member');
  await page.keyboard.press('Escape');

  // A phone that has never been here: no login, no account.
  const asked = [];
  const phone = await newDesk(t, inspection, { width: 390, height: 844, refusals: [404, 409] });
  phone.page.on('request', (r) => asked.push(r.url()));
  const onPhone = (name) => inspection.step(phone.page, name);
  await phone.page.goto('/answer');
  await phone.page.getByRole('textbox', { name: 'Your code' }).fill('CCC CCCC');
  await phone.page.getByRole('button', { name: 'Go on' }).click();
  await phone.page.getByText('There are no questions under this code.').waitFor();
  await onPhone('a code that is nobody’s');
  const since = Date.now();
  await phone.page.getByRole('textbox', { name: 'Your code' }).fill(ines.toLowerCase());
  await phone.page.getByRole('button', { name: 'Go on' }).click();
  await phone.page.getByRole('button', { name: 'Send my answers' }).waitFor();
  assert.doesNotMatch(await phone.page.locator('body').innerText(), /Ines|Tobias|Scores together|Lindqvist/, 'a phone says who is in the group');
  await answer(phone.page, depressed.slice(0, 7));
  // A phone that was put away opens its page anew: with what was tapped.
  await phone.page.reload();
  await phone.page.getByRole('button', { name: 'Send my answers' }).click();
  await phone.page.getByText('2 questions have no answer.').waitFor();
  await phone.page.getByRole('button', { name: 'Show me the first' }).click();
  assert.equal(await phone.page.getByRole('radio', { checked: true }).count(), 7, 'what was tapped is lost when the page opens again');
  await answer(phone.page, depressed);
  await onPhone('the questions on a phone');
  await phone.page.getByRole('button', { name: 'Send my answers' }).click();
  await phone.page.getByRole('heading', { name: 'You are not alone with this' }).waitFor();
  const seconds = (Date.now() - since) / 1000;
  t.diagnostic(`PHQ-9 on a phone, from the code to the thanks: ${seconds.toFixed(1)} s`);
  console.log(`PHQ-9 on a phone, from the code to the thanks: ${seconds.toFixed(1)} s`);
  await onPhone('thanks, and where help is');
  assert.ok(!asked.some((url) => url.replace(/#.*/, '').includes(ines.replace('-', ''))), 'a code stands in an address that a log sees');

  // The leader sees it without a hand's turn.
  await page.getByText('1 of 5 have answered.').waitFor();
  await page.getByText('Ines: see them before they leave.').waitFor();
  await row('Ines').getByText('6, mild').waitFor();
  await look('a risk flag is on top');

  // A code is withdrawn while its member answers: nothing that was tapped is lost.
  const other = await newDesk(t, inspection, { width: 390, height: 844, refusals: [409] });
  await other.page.goto(`/answer#${tobias.replace('-', '')}`);
  await other.page.getByRole('button', { name: 'Send my answers' }).waitFor();
  assert.equal(new URL(other.page.url()).hash, '', 'the code stays in the address bar');
  await answer(other.page, depressed.map(() => 'Not at all'));
  await page.getByRole('button', { name: 'More about Tobias' }).click();
  await page.getByRole('menuitem', { name: 'Withdraw the code' }).click();
  await row('Tobias').getByText('code withdrawn').waitFor();
  await other.page.getByRole('button', { name: 'Send my answers' }).click();
  await other.page.getByText('This code is not in use any more.').waitFor();
  await inspection.step(other.page, 'a code was withdrawn');
  assert.equal(await other.page.getByRole('radio', { checked: true }).count(), 9, 'answers are lost');
  await page.getByRole('button', { name: 'More about Tobias' }).click();
  await page.getByRole('menuitem', { name: 'Give a new code' }).click();
  const renewed = await codeOf('Tobias');
  assert.notEqual(renewed, tobias);
  await page.keyboard.press('Escape');
  await other.page.getByRole('textbox', { name: 'Your code' }).fill(renewed);
  await other.page.getByRole('button', { name: 'Send with this code' }).click();
  await other.page.getByText('You have answered everything.').waitFor();

  // Paper, typed in beside what was answered on the phone: the last counts, and back.
  await page.getByText('2 of 5 have answered.').waitFor();
  await page.getByRole('button', { name: 'More about Tobias' }).click();
  await page.getByRole('menuitem', { name: 'Type in what was answered on paper…' }).click();
  const paper = dialog(page, 'On paper: Tobias');
  await paper.getByText('Tobias has answered it already, on their own phone.').waitFor();
  await paper.getByRole('group').first().getByRole('radio', { name: /Nearly every day/ }).check();
  await look('paper is typed in');
  await paper.getByRole('button', { name: /^Keep it with 8 not answered/ }).click();
  await row('Tobias').getByText(/Also 0 on their own phone/).waitFor();
  await page.getByRole('button', { name: 'More about Tobias' }).click();
  await page.getByRole('menuitem', { name: /typed in by Maya Lindqvist/ }).click();
  const wrong = page.getByRole('dialog');
  await wrong.getByText('Void it', { exact: true }).first().click();
  await wrong.getByLabel('How it came about').fill('The sheet was of last week.');
  await wrong.getByRole('button', { name: 'Void it', exact: true }).click();
  await row('Tobias').getByText('0, minimal').waitFor();

  await row('Ines').getByRole('checkbox', { name: 'Discussed together' }).click();
  await page.getByText('Discussed with Ines').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone: Discussed with Ines').waitFor();
  assert.equal(await row('Ines').getByRole('checkbox', { name: 'Discussed together' }).isChecked(), false);

  // The tablet is signed out before it is passed round: it asks one after the other.
  await page.getByRole('button', { name: 'Pass the tablet round' }).click();
  await look('before the tablet is passed round');
  await page.getByRole('button', { name: 'Sign out and pass it round' }).click();
  await page.getByRole('heading', { name: /^For (Lucia|Emil|Mirela)$/ }).waitFor();
  assert.equal(new URL(page.url()).hash, '', 'the pass stays in the address bar');
  await look('whose turn it is');
  const named = await page.getByRole('heading', { level: 1 }).innerText();
  for (const name of ['Ines', 'Tobias', 'Lucia', 'Emil', 'Mirela']) {
    if (!named.includes(name)) assert.doesNotMatch(await page.locator('body').innerText(), new RegExp(name), 'the tablet names another member');
  }
  await page.reload();
  await page.getByRole('button', { name: /^I am / }).click();
  await answer(page, depressed);
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.getByRole('heading', { name: 'You are not alone with this' }).waitFor();
  await page.getByText('Please hand the tablet back').waitFor();
  await look('thanks on the tablet');
  await page.getByRole('button', { name: /next person$/ }).click();
  await page.getByRole('heading', { name: /^For / }).waitFor();
  assert.notEqual(await page.getByRole('heading', { level: 1 }).innerText(), named);
  assert.doesNotMatch(await page.locator('body').innerText(), new RegExp(named.replace('For ', '')), 'who was there before is still named');
  // Nothing of the practice opens from it without the password, by the back button either.
  await page.goto(`/sessions/${session}`);
  await page.getByRole('heading', { name: 'Sign in' }).or(page.getByRole('textbox', { name: 'Password' })).first().waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'It is back with the leader: sign in' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill(people.therapist.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('3 of 5 have answered.').waitFor();
  await look('the round, with three answers');

  const therapist = await signedIn('therapist');
  const [round] = (await therapist.get(`/sessions/${session}/rounds`)).items;
  const ways = round.members.flatMap((m) => m.entries.map((e) => e.entered)).sort();
  assert.deepEqual(ways, ['own_phone', 'own_phone', 'tablet']);
  t.diagnostic(inspection.figures());
  inspection.assertClean();
});
