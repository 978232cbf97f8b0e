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
import { mailbox } from './mailbox.mjs';

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

test('the first administrator says what the practice is, and it heads what is printed', { timeout: 900_000 }, async (t) => {
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
  await field('Password').fill('eleven quiet');
  await page.getByText('12 of 15 characters').waitFor();
  assert.equal(await page.getByRole('meter', { name: 'Length of the password' }).getAttribute('aria-valuenow'), '80');
  await field('Password').fill('Ada Okafor Ada Okafor');
  await page.getByText('21 characters: long enough').waitFor();
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
  // Of a password that is refused the refusal is said, and nothing beside it.
  await page.getByText('It is too easy to guess').waitFor();
  assert.equal(await page.getByText('21 characters: long enough').count(), 0, 'two messages at one field');
  await inspection.step(page, 'setup refused');
  await shot(page, 'setup-refused');
  await field('Password').fill('eleven quiet rivers bend');
  await page.getByText('24 characters: long').waitFor();
  assert.equal(await page.getByText('It is too easy to guess').count(), 0, 'what was wrong of what was sent');

  await field('State').fill('ny');
  await field('ZIP code').fill('12207');
  await field('NPI of the practice').fill('1234567893');
  await field('Tax id (EIN)').fill('123456789');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { level: 1 }).and(page.locator('[data-page-title]')).waitFor();

  // An empty desk says the first step, and leads to it.
  await page.getByText('Invite the people who work here').waitFor();
  await inspection.step(page, 'the desk of the first day');
  await page.getByRole('link', { name: 'Invite a person' }).click();
  await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
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

  // The directory begins with the national organizations, by one click.
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.getByRole('link', { name: 'Support groups' }).click();
  await page.getByText('No support group yet').waitFor();
  await inspection.step(page, 'an empty directory');
  await page.getByRole('button', { name: 'Take the national organizations' }).click();
  await page.getByText('To check (33)').waitFor();
  await page.getByRole('button', { name: 'Alcoholics Anonymous (AA)', exact: true }).waitFor();
  inspection.assertClean();
});

test('who forgot the password asks for mail where there is any, and else is told whom to ask', { timeout: 900_000 }, async (t) => {
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

test('the link that was mailed leads to a new password, once', { timeout: 900_000 }, async (t) => {
  const inspection = new Inspection();
  const box = await mailbox(t);
  const { url, link } = await emptyPractice(t, '--mail-server', box.url, '--mail-from', 'Harbor <office@example.org>');
  const begun = await fetch(`${url}/api/v1/auth/setup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: link.split('#')[1], name: 'Ada Okafor', email: 'ada@example.org', password: 'eleven quiet rivers bend' }),
  });
  assert.ok(begun.ok, `${begun.status} ${await begun.text()}`);

  const { page } = await newDesk(t, inspection, { url, refusals: [422] });
  await page.goto(`${url}/forgotten`);
  await page.getByLabel('Email', { exact: true }).fill('ada@example.org');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  const mailed = /http\S+\/new-password#\S+/.exec(await box.letter)[0];
  assert.ok(mailed.startsWith(`${url}/new-password#`), 'it leads to this practice');
  const choose = async () => {
    await page.goto(mailed);
    await page.getByLabel('Password', { exact: true }).fill('nine warm lanterns drift');
    assert.equal(new URL(page.url()).hash, '', 'the token stays in the address');
    await page.getByRole('button', { name: 'Set the password and sign in' }).click();
  };
  await choose();
  await page.getByText('Invite the people who work here').waitFor();
  await page.getByRole('button', { name: /Ada Okafor/ }).first().click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();

  await choose();
  await page.getByRole('alert').filter({ hasText: 'link' }).waitFor();
  await inspection.step(page, 'a link that was used');
  inspection.assertClean();
});
