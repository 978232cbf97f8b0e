// What one wrote is found again and taken as a file, and what is said every week is
// typed by its key.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { savedBy } from './browser.mjs';

/** A client with a signed note, and a long word of it. */
async function someNote(api) {
  for (const client of (await api.get('/clients?limit=100')).items) {
    for (const note of (await api.get(`/clients/${client.id}/notes`)).items) {
      const word = note.sections.flatMap((s) => s.text.match(/[a-z]{7,}/g) ?? [])[0];
      if (note.signed && word) return { client, note, word };
    }
  }
  throw new Error('nobody has a signed note');
}

at('therapist', 'a word is found in a client’s sealed notes, and a note is taken as a PDF', [], async ({ page }, look) => {
  const { client, note, word } = await someNote(await signedIn('therapist'));
  const asked = [];
  page.on('request', (r) => asked.push(r.url()));
  await page.goto(`/clients/${client.id}`);
  await page.getByLabel('Find words in these notes').fill(word);
  await page.getByRole('search').getByRole('button', { name: 'Find', exact: true }).click();
  const found = page.getByRole('list', { name: 'Notes with these words' });
  await found.locator('mark').first().waitFor();
  assert.equal((await found.locator('mark').first().textContent()).toLowerCase().slice(0, 4), word.slice(0, 4));
  assert.ok(asked.every((url) => !url.includes(word)), 'what is looked for stands in no address');
  await look('words found in notes');
  await found.getByRole('button').first().click();
  const open = page.getByRole('dialog');
  const file = await savedBy(page, () => open.getByRole('button', { name: 'Download as PDF' }).click());
  const pdf = await readFile(file);
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  assert.ok(pdf.length > 10_000 && note.id);
});

at('therapist', 'a phrase of the practice is typed by its key and Tab', [], async ({ page }, look) => {
  const admin = await signedIn('admin');
  const { version, kinds, ...rules } = await admin.get('/settings/notes');
  const phrase = { key: 'ground', name: 'Ground rules', text: 'The ground rules were read aloud and agreed to.' };
  await admin.put('/settings/notes', { ...rules, phrases: [...(rules.phrases ?? []).filter((p) => p.key !== phrase.key), phrase] }, version);
  assert.ok(kinds.length > 0);
  const [owed] = (await (await signedIn('therapist')).get('/notes?list=unsigned')).items;
  await page.goto(`/sessions/${owed.sessionId}/notes`);
  const shared = page.getByRole('textbox', { name: 'What everybody shared' });
  await shared.click();
  await shared.press('Control+End');
  await page.keyboard.type(' ;ground');
  await page.keyboard.press('Tab');
  await page.waitForFunction((words) => [...document.querySelectorAll('textarea')].some((t) => t.value.endsWith(words)), phrase.text);
  await page.keyboard.press('Alt+i');
  await page.getByRole('menuitem', { name: /Ground rules/ }).waitFor();
  await look('phrases of the practice');
});
