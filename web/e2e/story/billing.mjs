import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signedIn } from '../api.mjs';
import { parseCSV } from '../csv.mjs';
import { savedBy } from '../browser.mjs';
import { choose, dialog } from '../desk.mjs';

const cents = (words) => Math.round(Number(/\$([\d,]+\.\d\d)/.exec(words)?.[1].replaceAll(',', '') ?? NaN) * 100);

/** The charges of the cohort: one a member, with the fee that closing said. */
export async function readCharges({ billing: { page }, cohort, closed }, look) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Charges/ }).first().click();
  await page.getByRole('heading', { name: 'Charges', level: 1 }).waitFor();
  // Billing knows a group by its code.
  const shown = (await (await signedIn('billing')).get('/cohorts?limit=200')).items.find((c) => c.id === cohort.id).name;
  assert.notEqual(shown, cohort.name, 'billing reads what a group is for');
  await choose(page, 'Cohort', shown);
  const table = page.getByRole('table', { name: /^Charges/ });
  const rows = table.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await page.waitForFunction((n) => document.querySelectorAll('table tbody tr').length === n, closed.codes.size);
  for (const [code, fee] of closed.codes) {
    const row = rows.filter({ hasText: code });
    assert.equal(cents(await row.innerText()), Math.round(Number(fee) * 100), `the charge of ${code}`);
  }
  await page.getByRole('button', { name: 'Add up all that match' }).click();
  await page.getByText(`${closed.codes.size} charges in this list`).waitFor();
  assert.ok(await page.getByText(`$${closed.total.toFixed(2)}`, { exact: true }).first().isVisible(), 'the total of the list');
  await look(page, 'charges of one cohort');
}

/** A batch of the session's day; its file is what the page says it is. */
export async function exportBatch({ billing: { page }, cohort, closed }, look) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Exports' }).first().click();
  await page.getByLabel('First service date').fill(cohort.startsOn);
  await page.getByLabel('Last service date').fill(cohort.startsOn);
  const preview = page.getByRole('status', { name: 'Preview' });
  await preview.getByText(/\d+ charges?/).first().waitFor();
  await look(page, 'export, preview');
  await page.getByRole('button', { name: /^Export \d+ charges?$/ }).click();
  const asking = dialog(page, /^Make batch \d{4}\?$/);
  const number = /\d{4}/.exec(await asking.getByRole('heading').first().innerText())[0];
  await look(page, 'export, asking');
  await asking.getByRole('button', { name: 'Make the batch' }).click();
  const made = page.getByRole('status').filter({ hasText: `Batch ${number} is made` });
  await made.waitFor();
  const said = await made.innerText();
  const count = Number(/(\d+) charges?/.exec(said)[1]);
  await look(page, 'export, made');

  const bytes = readFileSync(await savedBy(page, () => made.getByRole('button', { name: 'Download it now' }).click()));
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: number }) });
  const inTable = await row.innerText();
  assert.doesNotMatch(inTable, /SHA-256|bytes/, 'the digest is behind Details');
  await row.getByText('Details', { exact: true }).click();
  await row.getByRole('button', { name: `Copy the SHA-256 of batch ${number}` }).click();
  const digest = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(createHash('sha256').update(bytes).digest('hex'), digest, 'the digest that the page gives');
  assert.ok((await row.innerText()).includes(digest.slice(0, 10)), 'the digest that the page shows');
  const again = await savedBy(page, () => row.getByRole('button', { name: `Download batch ${number} as` }).click());
  assert.ok(bytes.equals(readFileSync(again)), 'the second download has the same bytes');

  checkRows(parseCSV(bytes.toString('utf8')), { count, total: cents(said), closed, cohort });
  assert.equal(cents(inTable), cents(said), 'the table and the notice say one total');
}

function checkRows([head, ...rows], { count, total, closed, cohort }) {
  const column = (name) => {
    const at = head.findIndex((h) => h === name);
    assert.ok(at >= 0, `a column ${name} among ${head}`);
    return at;
  };
  const [client, fee, date] = [column('client'), column('fee'), column('service_date')];
  assert.equal(rows.length, count, 'as many rows as the page said');
  assert.equal(rows.reduce((sum, r) => sum + Math.round(Number(r[fee]) * 100), 0), total, 'the total that the page said');
  for (const [code, amount] of closed.codes) {
    const mine = rows.filter((r) => r[client] === code);
    assert.deepEqual(mine.map((r) => [r[fee], r[date]]), [[amount, cohort.startsOn]], `the rows of ${code}`);
  }
}
