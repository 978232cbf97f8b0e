// Files with a client and with a session: chosen, refused, saved, and marked when
// one does not belong there.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { day } from './browser.mjs';
import { dialog, field } from './desk.mjs';

const shots = process.env.COHORT_SHOTS; // a folder, for who wants to look
const pdf = (inside) => ({ name: 'Hospital report.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n1 0 obj << ${inside} >> endobj\n%%EOF\n`) });

at('therapist', 'a file is attached to a client and to a session, and one that acts by itself is not', [422], async ({ page }, look) => {
  const own = await signedIn('therapist');
  const client = (await own.get('/clients?limit=200')).items.find((c) => !c.mergedInto);
  await page.goto(`/clients/${client.id}`);
  const card = page.getByRole('region', { name: 'Attachments' });
  const attach = async (file) => {
    const form = dialog(page, 'Attach a file');
    await form.locator('input[type=file]').setInputFiles(file);
    return form;
  };

  await card.getByRole('button', { name: 'Attach a file' }).click();
  let form = await attach(pdf('/OpenAction << /S /JavaScript /JS (x) >>'));
  await page.waitForFunction((title) => [...document.querySelectorAll('input')].some((i) => i.value === title), 'Hospital report');
  await form.getByRole('button', { name: 'Attach', exact: true }).click();
  await form.getByText('It is a PDF that holds a script').waitFor();
  await look('a file that is refused');
  if (shots) await page.screenshot({ path: `${shots}/attach.png`, fullPage: true });

  await form.getByRole('button', { name: /^Take away/ }).click();
  form = await attach(pdf('/Type /Catalog'));
  await field(form, 'Title').fill('Report of the day clinic');
  await form.getByLabel('Day of the document').fill(day(-3));
  await field(form, 'Note').fill('Came by fax.');
  await form.getByRole('button', { name: 'Attach', exact: true }).click();
  const row = card.getByRole('listitem').filter({ hasText: 'Report of the day clinic' });
  await row.getByText('Clinical').waitFor();
  const [saved] = await Promise.all([page.waitForEvent('download'), row.getByRole('button', { name: 'Report of the day clinic', exact: true }).click()]);
  assert.equal(saved.suggestedFilename(), 'Hospital report.pdf');
  assert.match(await readFile(await saved.path(), 'latin1'), /^%PDF-1\.7/);

  await row.getByRole('button', { name: 'More about Report of the day clinic' }).click();
  await page.getByRole('menuitem', { name: 'Entered in error…' }).click();
  const why = dialog(page, 'Entered in error?');
  await field(why, 'Reason').fill('Of somebody else.');
  await why.getByRole('button', { name: 'Mark it' }).click();
  await row.getByText('Of somebody else.').waitFor();
  await look('a file that does not belong there');
  if (shots) await page.screenshot({ path: `${shots}/attachments.png`, fullPage: true });
  await row.getByRole('button', { name: 'More about Report of the day clinic' }).click();
  await page.getByRole('menuitem', { name: 'It belongs here after all' }).click();
  await row.getByText('Entered in error').waitFor({ state: 'detached' });

  const session = (await own.get(`/sessions?from=${day(-14)}T00:00:00Z&to=${day()}T00:00:00Z`)).items[0];
  await page.goto(`/sessions/${session.id}`);
  await card.getByRole('button', { name: 'Attach a file' }).click();
  form = await attach({ name: 'board.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1]) });
  assert.equal(await form.getByLabel('Day of the document').inputValue(), session.date);
  assert.equal(await form.getByRole('radio').count(), 0);
  await form.getByRole('button', { name: 'Attach', exact: true }).click();
  await card.getByRole('listitem').filter({ hasText: 'board' }).waitFor();
  await look('a session with a file');
  assert.ok((await own.get(`/sessions/${session.id}/attachments`)).items.some((a) => a.title === 'board'));
});
