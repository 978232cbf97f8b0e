// What a therapist notes for themselves: written, kept through a reload, signed, and
// not there for anybody else.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { dialog, field } from './desk.mjs';

const shots = process.env.COHORT_SHOTS; // a folder, for who wants to look

at('therapist', 'a private note is read by its author alone', [], async ({ page }, look) => {
  const [own, other] = [await signedIn('therapist'), await signedIn('colleague')];
  const theirs = new Set((await other.get('/clients?limit=200')).items.map((c) => c.id));
  const mine = (await own.get('/clients?limit=200')).items;
  const client = mine.find((c) => theirs.has(c.id)) ?? mine.at(-1);
  const shoot = async (name) => shots && page.screenshot({ path: `${shots}/private-${name}.png` });

  await page.goto(`/clients/${client.id}`);
  const card = page.getByRole('region', { name: 'Private notes' });
  await card.getByRole('button', { name: 'Write' }).click();
  const writing = dialog(page, 'Private note');
  const text = writing.getByRole('textbox', { name: 'What you keep for yourself' });
  await text.fill('Looked at the door each time the brother was named.');
  const session = writing.getByRole('combobox', { name: 'Session' });
  await session.click();
  await page.getByRole('option').first().click();
  await writing.getByText(/^Saved/).first().waitFor();
  await look('writing a private note');
  await shoot('writing');

  await page.reload();
  await card.getByRole('button', { name: 'Show mine' }).click();
  await card.getByRole('button', { name: /^Looked at the door/ }).click();
  assert.equal(await text.inputValue(), 'Looked at the door each time the brother was named.');
  await page.waitForFunction(() => [...document.querySelectorAll('[role=dialog] input')].some((i) => /session \d+$/.test(i.value)));
  await writing.getByRole('button', { name: 'Sign', exact: true }).click();
  const signed = dialog(page, 'Psychotherapy note');
  await signed.getByRole('button', { name: 'Entered in error…' }).waitFor();
  await look('a signed private note');
  await shoot('signed');

  await signed.getByRole('button', { name: 'Entered in error…' }).click();
  const asking = dialog(page, 'Entered in error?');
  await field(asking, 'Reason').fill('It was another evening.');
  await asking.getByRole('button', { name: 'Entered in error', exact: true }).click();
  await signed.getByText('Entered in error: It was another evening.').waitFor();
  await page.keyboard.press('Escape');
  await card.getByText('entered in error').waitFor();
  await look('private notes of a client');
  await page.emulateMedia({ media: 'print' });
  await card.waitFor({ state: 'hidden' });
  await page.emulateMedia({ media: 'screen' });
  await page.goto('/notes');
  await page.getByRole('link', { name: 'Private notes' }).click();
  await page.getByRole('button', { name: /^Looked at the door/ }).click();
  await signed.getByText('Entered in error: It was another evening.').waitFor();
  await look('all one’s private notes');
  await page.keyboard.press('Escape');

  assert.deepEqual((await other.get('/private-notes')).items, [], 'a colleague has none');
  if (theirs.has(client.id)) assert.deepEqual((await other.get(`/clients/${client.id}/private-notes`)).items, [], 'who treats the client too reads none');
  const audit = await (await signedIn('admin')).get(`/audit?clientId=${client.id}&limit=200`);
  assert.ok(!audit.items.some((e) => e.action.startsWith('private_notes')), 'the audit of the client tells of none');
});
