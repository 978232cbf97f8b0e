// What happened with a client, in one column: all of it for who treats them, and
// nothing clinical for who bills.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';

const column = (page) => page.getByRole('list', { name: 'What happened' });
const filters = (page) => page.getByRole('group', { name: 'Show', exact: true });

/** A client of the therapist's who has a signed note. */
async function written() {
  const api = await signedIn('therapist');
  for (const client of (await api.get('/clients?limit=100')).items) {
    const { items } = await api.get(`/clients/${client.id}/timeline?kind=note`);
    if (items.some((e) => e.note)) return client;
  }
  throw new Error('nobody has a signed note');
}

at('therapist', 'a client’s timeline tells sessions, notes and the rest, one kind at a time', [], async ({ page, another }, look) => {
  const client = await written();
  await page.goto(`/clients/${client.id}`);
  await column(page).getByText('Note signed').first().waitFor();
  await look('a client with their timeline');
  await filters(page).getByRole('button', { name: /^Sessions/ }).click();
  await column(page).getByText('Note signed').first().waitFor({ state: 'detached' });
  await column(page).getByRole('link', { name: /session \d+/ }).first().click();
  await page.waitForURL(/\/sessions\//);

  const { page: desk } = await another('billing');
  await desk.goto(`/clients/${client.id}`);
  await filters(desk).getByRole('button', { name: /^Charges/ }).waitFor();
  assert.equal(await filters(desk).getByRole('button', { name: /^(Notes|Scores|Flags|Homework|Referrals)/ }).count(), 0);
  assert.equal(await column(desk).getByText(/Note|GAD|PHQ/).count(), 0);
});
