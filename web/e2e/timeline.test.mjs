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
  await page.getByRole('region', { name: 'Before the hour' }).getByText('safety').waitFor();
  await look('a client before the hour, with their timeline');
  const filter = (name) => filters(page).getByRole('button', { name });
  await filter(/^Sessions/).click();
  await column(page).getByText('Note signed').first().waitFor({ state: 'detached' });
  await filter(/^Notes/).click();
  await column(page).getByText('Note signed').first().waitFor();
  await page.reload();
  await column(page).getByText('Note signed').first().waitFor();
  assert.equal(new URL(page.url()).searchParams.get('show'), 'session,note');
  assert.deepEqual(await filters(page).locator('[aria-pressed=true]').allInnerTexts().then((all) => all.map((t) => t.split(/\s/)[0])), ['Sessions', 'Notes']);
  assert.equal(await column(page).getByText(/^Homework/).count(), 0);
  await filter(/^Notes/).click();
  await column(page).getByRole('link', { name: /session \d+/ }).first().click();
  await page.waitForURL(/\/sessions\//);

  const { page: desk } = await another('billing');
  await desk.goto(`/clients/${client.id}`);
  assert.equal(await desk.getByRole('region', { name: 'Before the hour' }).count(), 0);
  await filters(desk).getByRole('button', { name: /^Charges/ }).waitFor();
  assert.equal(await filters(desk).getByRole('button', { name: /^(Notes|Scores|Flags|Homework|Referrals)/ }).count(), 0);
  assert.equal(await column(desk).getByText(/Note|GAD|PHQ/).count(), 0);
});
