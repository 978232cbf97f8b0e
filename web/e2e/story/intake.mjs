import assert from 'node:assert/strict';
import { choose, dialog, field } from '../desk.mjs';

/** Intake records a referral of somebody new and comes to its page. */
export async function recordReferral({ intake: { page }, client }, look) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Referrals/ }).first().click();
  await page.getByRole('heading', { name: 'Referrals', level: 1 }).waitFor();
  await look(page, 'referral board');
  await page.getByRole('link', { name: 'New referral' }).click();
  await page.getByRole('button', { name: 'Record referral' }).click();
  await page.locator('[aria-invalid="true"]').first().waitFor();
  await look(page, 'new referral, refused');

  await field(page, 'First name').fill(client.firstName);
  await field(page, 'Last name').fill(client.lastName);
  await page.getByLabel('Birth date').fill(client.birthDate);
  await field(page, 'Reason').fill('Shouts at home and is sorry for it afterwards; a colleague told her about the group.');
  await choose(page, 'Problem areas', 'Anger');
  await page.keyboard.press('Escape');
  await choose(page, 'Source', 'Health care provider');
  await field(page, 'Name').fill('Dr. Imogen Ashdown');
  await look(page, 'new referral, filled in');
  await page.getByRole('button', { name: 'Record referral' }).click();
  await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  const title = page.getByRole('heading', { level: 1 });
  await title.filter({ hasText: `${client.firstName} ${client.lastName}` }).waitFor();
  client.code = (await title.innerText()).split(',')[0];
  client.referral = new URL(page.url()).pathname;
  await look(page, 'referral page, received');
}

/** PHQ-9 with something answered at item 9, and the risk flag that it raises. */
export async function answerPHQ9({ intake: { page }, client }, look) {
  await page.getByRole('button', { name: 'Take PHQ-9' }).click();
  const asking = dialog(page, `Questionnaire for ${client.code}`);
  await look(page, 'PHQ-9 to answer');
  const answers = [2, 1, 2, 1, 1, 2, 1, 1, 1];
  await asking.getByRole('radio').first().focus();
  for (const n of answers) await page.keyboard.press(String(n));
  const followUp = asking.locator('fieldset').filter({ hasText: 'Not counted' });
  if (await followUp.count()) await followUp.locator('label').nth(1).click();
  await asking.getByText('Every question is answered').waitFor();
  await asking.getByRole('button', { name: 'Score it' }).click();

  const scored = dialog(page, `PHQ-9 of ${client.code}`);
  await scored.getByText('12', { exact: true }).first().waitFor();
  await scored.getByText('moderate', { exact: true }).first().waitFor();
  const risk = scored.getByRole('alert').filter({ hasText: 'Item 9' });
  await risk.waitFor();
  await look(page, 'PHQ-9 scored, risk flag raised');
  await risk.getByRole('button', { name: 'Record what was done' }).click();
  const answering = dialog(page, `Risk flag of ${client.code}`);
  await field(answering, 'What was done').fill('Asked at once; no plan, no means. Safety plan written together, crisis line given.');
  await look(page, 'risk flag to answer');
  await answering.getByRole('button', { name: 'Record what was done' }).click();
  await answering.waitFor({ state: 'hidden' });
  await scored.getByRole('button', { name: 'Take GAD-7' }).click();
}

/** GAD-7, answered with the mouse. */
export async function answerGAD7({ intake: { page }, client }, look) {
  const asking = dialog(page, `Questionnaire for ${client.code}`);
  const questions = asking.locator('fieldset');
  await questions.nth(6).waitFor();
  for (let i = 0; i < 7; i++) await questions.nth(i).locator('label').nth(i % 2 ? 1 : 2).click();
  const more = (await questions.count()) - 7;
  for (let i = 0; i < more; i++) await questions.nth(7 + i).locator('label').first().click();
  await asking.getByText('Every question is answered').waitFor();
  await asking.getByRole('button', { name: 'Score it' }).click();
  const scored = dialog(page, `GAD-7 of ${client.code}`);
  await scored.getByText('11', { exact: true }).first().waitFor();
  await scored.getByText('moderate', { exact: true }).first().waitFor();
  await look(page, 'GAD-7 scored');
  await scored.getByRole('button', { name: 'Done' }).click();
  await scored.waitFor({ state: 'hidden' });
  const taken = page.getByRole('list', { name: 'Questionnaires taken' });
  await taken.getByText('risk flag').waitFor();
  assert.equal(await taken.getByRole('listitem').count(), 2, 'two questionnaires are listed');
}

/** Triage and acceptance, each seen in the history. */
export async function accept({ intake: { page }, client }, look) {
  await page.getByRole('button', { name: 'Triage', exact: true }).click();
  const triage = dialog(page, `How soon must ${client.code} be seen?`);
  await triage.getByRole('radio', { name: /^Urgent/ }).check();
  await field(triage, 'Note').fill('Can come in the mornings.');
  await look(page, 'triage');
  await triage.getByRole('button', { name: 'Triage', exact: true }).click();
  await triage.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByRole('button', { name: 'Accept', exact: true }).waitFor({ state: 'hidden' });
  await look(page, 'referral page, accepted');
}
