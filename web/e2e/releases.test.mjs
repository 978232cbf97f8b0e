// A record leaves under a consent, without the others; and does not after it was
// revoked.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { day } from './browser.mjs';
import { dialog, field } from './desk.mjs';
import { running } from './practice.mjs';

at('therapist', 'a record is released under a consent, and refused after it was revoked', [], async ({ page }, look) => {
  const intake = await signedIn('intake');
  const cohort = await running('Releases at dawn', 'Tidemann', { startsOn: day(-8), sessions: 4, time: '03:40' });
  const [ines] = cohort.members;
  await intake.post('/referrals', { clientId: ines.id, source: 'self', urgency: 'routine', reason: 'Heard of the group from Tobias Tidemann. Read the bear story there.', problemAreas: ['anger'], receivedOn: day() });

  const letter = await intake.post(`/clients/${ines.id}/attachments`, { name: 'letter.pdf', content: Buffer.from('%PDF-1.7 a letter').toString('base64'), title: 'Letter of the physician', on: day(), for: 'intake' });

  await page.goto(`/clients/${ines.id}`);
  const card = page.getByRole('region', { name: 'Consents and releases' });
  await card.getByText('Nobody has said whether 42 CFR part 2').waitFor();
  await card.getByRole('button', { name: 'Say', exact: true }).click();
  const part2 = dialog(page, 'Substance use treatment, 42 CFR part 2');
  await part2.getByLabel('Yes: the notice goes with what is released').check();
  await look('part 2 is said of one person');
  await part2.getByRole('button', { name: 'Say so' }).click();
  await card.getByText('Treated in a program under 42 CFR part 2').waitFor();

  await card.getByRole('button', { name: 'Take down a consent' }).click();
  const form = dialog(page, 'Take down a consent');
  await field(form, 'To whom').fill('Lakeside Family Medicine');
  await field(form, 'For what purpose').fill('To treat me together.');
  for (const part of ['Referral', 'Assessments and scores', 'Attachments']) await form.getByText(part, { exact: true }).click();
  await form.getByLabel('What concerns treatment for substance use may be told too').check();
  await look('a consent is filled in');
  await form.getByRole('button', { name: 'Go on to sign' }).click();
  const sheet = dialog(page, 'Consent to give information');
  await sheet.getByText('I can take this back at any time').waitFor();
  await sheet.getByText('Type your name', { exact: true }).click();
  await field(sheet, 'Your name').fill('Ines Tidemann');
  await look('a consent is signed on the tablet');
  await sheet.getByRole('button', { name: 'Sign', exact: true }).click();
  await sheet.getByText('Please hand the tablet back.').waitFor();
  await sheet.getByRole('button', { name: 'It is back with the staff' }).click();
  await card.getByText('holds', { exact: true }).waitFor();
  await look('a consent that holds');

  await card.getByRole('button', { name: 'Release…' }).click();
  await dialog(page, 'Release to Lakeside Family Medicine').getByRole('button', { name: 'Prepare' }).click();
  const reading = dialog(page, 'Read before it leaves');
  await reading.getByText('1 place is taken out').waitFor();
  await reading.getByRole('button', { name: /^Tobias Tidemann/ }).waitFor();
  await reading.getByText('The attached file does not leave.').waitFor();
  const [opened] = await Promise.all([page.waitForEvent('download'), reading.getByRole('button', { name: 'Letter of the physician', exact: true }).click()]);
  assert.equal(opened.suggestedFilename(), 'letter.pdf');
  await reading.getByRole('checkbox', { name: 'I have read it, it names nobody else, and it leaves: Letter of the physician' }).click(); // ticked once the server has it
  await reading.getByText('1 of 1 file leaves.').waitFor();
  await look('a record is read before it leaves');
  await reading.getByRole('button', { name: 'Issue', exact: true }).click();
  await dialog(page, 'Issue to Lakeside Family Medicine?').getByRole('button', { name: 'Issue', exact: true }).click();
  const left = card.getByRole('list', { name: 'Releases' });
  await left.getByText('1 place taken out, with the notice of part 2').waitFor();
  const [saved] = await Promise.all([page.waitForEvent('download'), left.getByRole('button', { name: 'Download' }).click()]);
  const content = await readFile(await saved.path());
  assert.equal(content.subarray(0, 2).toString(), 'PK', 'the package is no archive');
  assert.ok(content.includes('attachments/01.pdf'), 'the file did not leave');
  const [{ issued }] = (await intake.get(`/clients/${ines.id}/releases`)).items;
  assert.deepEqual(issued.files.map((f) => [f.attachmentId, f.by]), [[letter.id, 'Maya Lindqvist']]);
  const log = page.getByRole('region', { name: 'Disclosures' });
  await log.getByText('Lakeside Family Medicine').waitFor();
  await look('what left stands in the log');

  await card.getByRole('button', { name: 'More about the consent to Lakeside Family Medicine' }).click();
  await page.getByRole('menuitem', { name: 'Revoked…' }).click();
  const revoking = dialog(page, 'The consent was revoked');
  await revoking.getByLabel('Reason').fill('Said so on the telephone.');
  await look('a consent is revoked');
  await revoking.getByRole('button', { name: 'Revoked' }).click();
  await card.getByText('revoked', { exact: true }).waitFor();
  assert.equal(await card.getByRole('button', { name: 'Release…' }).count(), 0, 'a revoked consent still releases');
  const therapist = await signedIn('therapist');
  const { items } = await therapist.get(`/clients/${ines.id}/consents`);
  await assert.rejects(therapist.post(`/clients/${ines.id}/releases`, { consentId: items[0].id, parts: ['referrals'], until: day() }), /409/, 'a record leaves after the consent was revoked');
});
