// Who somebody is: what they say of themselves, from the form to the room, and
// a second record of one person, from the warning to the merge.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { dialog, field } from './desk.mjs';
import { settled } from './inspection.mjs';

const shots = process.env.COHORT_SHOTS; // a folder, for who wants to look

async function shot(page, name) {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

at('intake', 'what a client says of themselves is asked, read and kept from the room', [], async ({ page, inspection, another }, look) => {
  await page.goto('/clients');
  await page.getByRole('button', { name: 'New client' }).click();
  const form = dialog(page, 'New client');
  await settled(page);
  await shot(page, 'new-client');

  // The rare fields are folded away; a birth date may be unknown for a reason.
  assert.equal(await field(form, 'Access needs').isVisible(), false);
  await field(form, 'First name').fill('Margaret');
  await field(form, 'Last name').fill('Quillfeather');
  await form.getByRole('button', { name: 'Nobody knows it' }).click();
  await form.getByRole('button', { name: 'Record client' }).click();
  assert.equal(await form.getByLabel('Why is there no birth date?').getAttribute('aria-invalid'), 'true');
  await form.getByLabel('Why is there no birth date?').fill('Never learned it.');
  await field(form, 'Pronouns').fill('she/her');
  await field(form, 'Phone').fill('845-555-0142 ext. 3');
  await form.getByText('Voicemail').click();
  await form.getByText('No message').click();
  assert.equal(await form.getByRole('checkbox', { name: 'Voicemail' }).isChecked(), false);
  await form.getByText('More about them').click();
  await field(form, 'Access needs').fill('Step-free; a seat by the door.');
  await field(form, 'What the room sees').fill('Robin');
  await form.getByText('Emergency contact').first().click();
  await field(form, 'Contact’s name').fill('Odette Marchand');
  await form.getByRole('button', { name: 'Record client' }).click();
  assert.equal(await field(form, 'Contact’s phone').getAttribute('aria-invalid'), 'true');
  await field(form, 'Contact’s phone').fill('845-555-0100');
  await look('new client, all of it');
  await shot(page, 'new-client-filled');
  await form.getByRole('button', { name: 'Record client' }).click();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);

  await page.getByText('Leave no message').waitFor();
  for (const said of ['Never learned it.', 'Step-free; a seat by the door.', 'Odette Marchand', 'she/her', 'Robin']) await page.getByText(said).first().waitFor();
  await inspection.page(page, 'client who said all of it');
  await shot(page, 'client');

  // Billing calls her, and reads nothing of that.
  const own = page.url();
  const { page: bills } = await another('billing');
  await bills.goto(own);
  await bills.getByText('Leave no message').waitFor();
  await settled(bills);
  for (const said of ['Never learned it.', 'Step-free', 'Odette', 'she/her']) assert.equal(await bills.getByText(said).count(), 0, `billing reads ${said}`);
  await shot(bills, 'client-billing');
});

at('therapist', 'the sheet for the door names nobody in full', [], async ({ page, inspection, another }) => {
  const therapist = await signedIn('therapist');
  const cards = (await therapist.get('/cohorts?limit=50&status=running')).items;
  const all = await Promise.all(cards.map((c) => therapist.get(`/cohorts/${c.id}`)));
  const cohort = all.find((c) => c.roster.some((r) => r.accessNeeds && !r.until));
  assert.ok(cohort, 'a group with somebody who needs something');
  await page.goto(`/cohorts/${cohort.id}`);
  const needs = cohort.roster.find((r) => r.accessNeeds && !r.until);
  await page.getByText(`Needs: ${needs.accessNeeds}`).first().waitFor();
  await settled(page);
  await shot(page, 'cohort');

  await page.emulateMedia({ media: 'print' });
  const printed = await page.locator('main').innerText();
  const members = cohort.roster.filter((r) => !r.until);
  for (const r of members) assert.ok(printed.includes(r.roomName), `${r.roomName} is on the sheet`);
  for (const word of [/C-\d{4}/, /\$/, /Needs:/, new RegExp(cohort.name)]) assert.doesNotMatch(printed, word);
  assert.ok(members.every((r) => !r.pronouns || !printed.includes(r.pronouns)));
  await shot(page, 'door');
  await page.emulateMedia({ media: 'screen' });

  // Before a session the leader reads it folded, under the ring.
  const next = cohort.sessions.find((s) => s.status === 'scheduled');
  await page.goto(`/sessions/${next.id}`);
  await page.getByText(/^Before you begin/).click();
  await page.getByText(needs.accessNeeds).first().waitFor();
  await inspection.page(page, 'session with needs');
  await shot(page, 'session');

  // Who works with codes prints lines to be filled in by hand.
  const { page: office } = await another('admin');
  await office.goto(`/cohorts/${cohort.id}`);
  await settled(office);
  await office.emulateMedia({ media: 'print' });
  assert.doesNotMatch(await office.locator('main').innerText(), /C-\d{4}|Needs:/);
  await shot(office, 'door-codes');
});

at('intake', 'the same person is warned of with what they are in, and made one record', [], async ({ page }, look) => {
  const intake = await signedIn('intake');
  const like = { firstName: 'Wilhelmina', lastName: 'Quillfeather', birthDate: '1987-04-12' };
  const first = await intake.post('/clients', like);
  await intake.post('/referrals', { clientId: first.id, source: 'self', urgency: 'routine', reason: 'Asks for a group.', problemAreas: ['anger'], receivedOn: '2026-01-12' });
  const second = await intake.post('/clients', { ...like, pronouns: 'she/her' });
  await page.goto('/referrals/new');
  await field(page, 'First name').fill('wilhelmina');
  await field(page, 'Last name').fill('QUILLFEATHER');
  await page.getByLabel('Birth date').fill('1987-04-12');
  await page.getByText('The same person?').waitFor();
  await page.getByText(/Open referral of Jan 12/).waitFor();
  await page.getByText('In no group, and no referral is open').waitFor();
  await shot(page, 'same-person');
  await look('new referral, the same person');

  await page.getByRole('button', { name: /^Merge into C-/ }).click();
  const merging = page.getByRole('dialog', { name: /^Another record of C-/ });
  await merging.getByLabel(/^How you know/).fill('Same telephone, and she says so.');
  await shot(page, 'merging');
  await merging.getByRole('button', { name: 'Make them one record' }).click();
  await merging.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /^It is this one/ }).waitFor();
  assert.equal(await page.getByRole('button', { name: /^It is this one/ }).count(), 1, 'one record is left');
  assert.match(page.url(), /\/referrals\/new$/, 'what was typed is still there');
  assert.equal(await field(page, 'First name').inputValue(), 'wilhelmina');
  const both = await Promise.all([first.id, second.id].map((id) => intake.get(`/clients/${id}`)));
  assert.equal(both.filter((c) => c.mergedInto).length, 1);
  assert.equal(both.find((c) => !c.mergedInto).pronouns, 'she/her');
});
