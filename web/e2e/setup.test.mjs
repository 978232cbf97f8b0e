// A practice's first day: the link that the server printed, what the first
// administrator says of the practice, and where that shows.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { newDesk, zone } from './browser.mjs';
import { Inspection } from './inspection.mjs';

const freePort = () =>
  new Promise((found) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => found(port));
    });
  });

/** A server over an empty folder; resolves with its address and the link. */
async function emptyPractice(t, ...flags) {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-first-day-'));
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn('../bin/cohort', ['serve', '--addr', address, '--data', folder, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ready = new Promise((begun, failed) => {
    const hear = (text) => {
      said += text;
      if (said.includes('Cohort is at ')) begun();
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.on('exit', () => failed(new Error(said)));
  });
  t.after(async () => {
    const gone = new Promise((ended) => server.on('exit', ended));
    server.kill('SIGTERM');
    await gone;
    await rm(folder, { recursive: true });
  });
  await ready;
  return { url: `http://${address}`, link: /http\S+\/setup#\S+/.exec(said)[0] };
}

const shots = process.env.COHORT_SHOTS;
const shot = async (page, name) => shots && (await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true }));

test('the first administrator says what the practice is, and it heads what is printed', { timeout: 120_000 }, async (t) => {
  const { url, link } = await emptyPractice(t);
  const inspection = new Inspection();
  const { page } = await newDesk(t, inspection, { url, refusals: [422] });
  await page.goto(link);
  const field = (label) => page.getByLabel(label, { exact: true });
  await field('Your name').waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('input')].some((i) => i.value.startsWith('USD')));
  assert.equal(await page.getByRole('combobox', { name: 'Country' }).inputValue(), 'United States');
  assert.equal(await page.getByRole('combobox', { name: 'Time zone' }).inputValue(), zone.replaceAll('_', ' '));
  assert.equal(await page.getByRole('combobox', { name: 'Currency' }).inputValue(), 'USD US Dollar');
  await inspection.step(page, 'setup');
  await shot(page, 'setup');

  // Another country brings its currency, and numbers by its own names.
  await page.getByRole('combobox', { name: 'Country' }).click();
  await page.getByRole('combobox', { name: 'Country' }).fill('Germany');
  await page.getByRole('option', { name: 'Germany' }).click();
  assert.equal(await page.getByRole('combobox', { name: 'Currency' }).inputValue(), 'EUR Euro');
  assert.equal(await field('NPI of the practice').count(), 0);
  await field('Tax number').waitFor();
  await page.getByRole('combobox', { name: 'Country' }).click();
  await page.getByRole('combobox', { name: 'Country' }).fill('United States');
  await page.getByRole('option', { name: 'United States', exact: true }).click();

  // Everything that is wrong is said at once, where it is.
  await field('Your name').fill('Ada Okafor');
  await field('Email').fill('ada@example.org');
  await field('Password').fill('eleven quiet rivers bend');
  await field('Its name').fill('Quiet Rivers');
  await field('Street and number').fill('4 River Road');
  await field('City').fill('Albany');
  await field('NPI of the practice').fill('1234567890');
  await field('Tax id (EIN)').fill('12-34');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('It is not a National Provider Identifier').waitFor();
  await page.getByText('It must be nine digits').waitFor();
  await page.getByText('It must be the two letters of a state').waitFor();
  await page.getByText('It must be a ZIP code').waitFor();
  await inspection.step(page, 'setup refused');
  await shot(page, 'setup-refused');

  await field('State').fill('ny');
  await field('ZIP code').fill('12207');
  await field('NPI of the practice').fill('1234567893');
  await field('Tax id (EIN)').fill('123456789');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { level: 1 }).and(page.locator('[data-page-title]')).waitFor();
  await page.goto(`${url}/settings`);
  await field('Street and number').waitFor();
  assert.equal(await field('State').inputValue(), 'NY');
  assert.equal(await field('Tax id (EIN)').inputValue(), '12-3456789');
  await inspection.step(page, 'settings of the first day');
  await shot(page, 'settings');
  await page.emulateMedia({ media: 'print' });
  await page.getByText('Quiet Rivers · 4 River Road · Albany, NY 12207 · NPI 1234567893').waitFor();
  await shot(page, 'settings-print');
  await page.emulateMedia({ media: 'screen' });
  if (shots) {
    for (const [name, width] of Object.entries({ 360: 360, 1024: 1024 })) {
      await page.setViewportSize({ width, height: 800 });
      await shot(page, `settings-${name}`);
    }
  }
  inspection.assertClean();
});

test('who forgot the password asks for mail where there is any, and else is told whom to ask', { timeout: 120_000 }, async (t) => {
  const inspection = new Inspection();
  const silent = await emptyPractice(t);
  const { page } = await newDesk(t, inspection, { url: silent.url });
  await page.goto(`${silent.url}/sign-in`);
  await page.getByRole('link', { name: 'Forgot the password?' }).click();
  await page.getByText('Ask an administrator of the practice for a link.').waitFor();
  await inspection.step(page, 'forgotten, without mail');

  const writing = await emptyPractice(t, '--mail-server', 'smtp://127.0.0.1:9', '--mail-from', 'Harbor <office@example.org>');
  const other = await newDesk(t, inspection, { url: writing.url, refusals: [422] });
  await other.page.goto(`${writing.url}/forgotten`);
  const email = other.page.getByLabel('Email', { exact: true });
  await email.fill('nowhere');
  await other.page.getByRole('button', { name: 'Send me a link' }).click();
  await other.page.getByText('The email must be an address').waitFor();
  await email.fill('nobody@example.org');
  await inspection.step(other.page, 'forgotten, with mail');
  await shot(other.page, 'forgotten');
  await other.page.getByRole('button', { name: 'Send me a link' }).click();
  await other.page.getByText('a mail with a link is on its way').waitFor();
  await inspection.step(other.page, 'link asked for');
  await shot(other.page, 'forgotten-asked');
  inspection.assertClean();
});
