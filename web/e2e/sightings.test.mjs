// Who saw this client: asked by the administrator, by code, without the record.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { parseCSV } from './csv.mjs';
import { choose, people } from './desk.mjs';
import { settled } from './inspection.mjs';

const shots = process.env.COHORT_SHOTS; // a folder, for who wants to look

at('admin', 'who saw this client, and whom that person saw', [], async ({ page }, step) => {
  const intake = await signedIn('intake');
  const made = await intake.post('/clients', { firstName: 'Perpetua', lastName: 'Sightwell', birthDate: '1988-02-02' });
  await intake.get(`/clients/${made.id}`);
  await intake.get(`/clients/${made.id}`);
  await intake.post('/clients/search', { text: 'Sightwell' });

  await page.goto('/audit');
  await page.getByRole('link', { name: 'Who saw whom' }).click();
  await page.getByRole('heading', { level: 1, name: 'Who saw whom' }).waitFor();
  await step('nobody asked about yet');
  const client = page.getByRole('textbox', { name: 'Client' });
  await client.fill(made.code);
  await client.press('Enter');
  await page.getByRole('heading', { level: 1, name: `Who saw ${made.code}` }).waitFor();
  const sum = page.getByRole('button', { name: people.intake.name });
  await sum.waitFor();
  assert.match(await sum.innerText(), /4 times/); // recorded, opened twice, searched
  await sum.click();
  const lines = page.getByRole('list', { name: 'Each of these' }).getByRole('listitem');
  await lines.nth(3).waitFor();
  assert.equal(await lines.count(), 4);
  assert.equal(await page.getByText('Sightwell').count(), 0); // by code alone
  await settled(page);
  if (shots) await page.screenshot({ path: `${shots}/sightings.png`, fullPage: true });
  await step('who saw a client');

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const rows = parseCSV(await readFile(await (await coming).path(), 'utf8'));
  assert.equal(rows[0][0], 'at');
  assert.ok(rows.slice(1).filter((r) => r[1] === made.code && r[2] === people.intake.name).length >= 4);

  await page.goto('/audit/sightings');
  await choose(page, 'Person', people.intake.name);
  await page.getByRole('heading', { level: 1, name: `Whom ${people.intake.name} saw` }).waitFor();
  await page.getByRole('button', { name: people.intake.name }).first().click();
  await page.getByRole('button', { name: made.code }).first().waitFor();
  if (shots) await page.screenshot({ path: `${shots}/sightings-person.png`, fullPage: true });
  await step('whom a person saw');
});
