// Ctrl K: whatever is looked for, and what can be done with the thing in view,
// by the keyboard alone.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { base } from './browser.mjs';
import { settled } from './inspection.mjs';

const input = (page) => page.getByRole('combobox', { name: 'Find anything' });
const option = (page, name) => page.getByRole('option', { name }).first();

/** Opens the palette and types; what is typed right after Ctrl K is not lost. */
async function find(page, text) {
  await page.getByRole('heading', { level: 1 }).first().waitFor(); // the page is there to hear it
  await page.keyboard.press('Control+k');
  await input(page).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Find anything');
  await page.keyboard.type(text);
}

/** Goes down to a line and takes it, as a keyboard does. */
async function take(page, name) {
  await option(page, name).waitFor();
  for (let i = 0; i < 40; i++) {
    const id = await input(page).getAttribute('aria-activedescendant');
    const words = await page.locator(`[id="${id}"]`).textContent();
    if (name instanceof RegExp ? name.test(words) : words.includes(name)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await input(page).waitFor({ state: 'detached' });
}

at('intake', 'one question finds clients, referrals, cohorts and sessions, and nothing of it is in an address', [], async ({ page }, look) => {
  const api = await signedIn('intake');
  const [referral] = (await api.get('/referrals?status=accepted,waitlisted,received,triaged&limit=1')).items;
  const [cohort] = (await api.get('/cohorts?status=running&limit=1')).items;
  const asked = [];
  await page.goto('/');
  await settled(page);
  page.on('request', (r) => r.url().includes('/api/') && asked.push(r));
  await find(page, referral.client.lastName || referral.client.firstName);
  await option(page, /Referral/).waitFor();
  await option(page, new RegExp(`${referral.client.code}.*Client`)).waitFor();
  await page.getByRole('dialog').getByRole('status').filter({ hasText: /\d+ lines/ }).waitFor();
  await look('a client and their referral');
  assert.deepEqual([...new Set(asked.map((r) => r.method() + new URL(r.url()).pathname))], ['POST/api/v1/find'], 'one route answers');
  assert.ok(asked.length <= 3, `${asked.length} questions for one name`);
  assert.ok(asked.every((r) => !new URL(r.url()).search));
  await input(page).fill(`${cohort.name}`);
  await option(page, new RegExp(`${cohort.name}, session \\d+`)).waitFor();
  await option(page, new RegExp(`^${cohort.name}\\s*Cohort`)).waitFor();
  await input(page).fill('accepted');
  await option(page, /Referral, accepted/).waitFor();
  await input(page).fill(referral.client.code);
  await take(page, /Referral/);
  await page.waitForURL(`${base}/referrals/${referral.id}`);
});

at('therapist', 'a day finds its sessions, and what was open lately comes first', [], async ({ page }, look) => {
  const api = await signedIn('therapist');
  // The name of a day means the last one and the next: six days away or fewer.
  const span = { from: new Date(Date.now() - 6 * 864e5).toISOString(), to: new Date(Date.now() + 6 * 864e5).toISOString() };
  const [session] = (await api.get(`/sessions?from=${span.from}&to=${span.to}&limit=50`)).items;
  const zone = { timeZone: session.timeZone };
  const day = new Date(session.startsAt);
  await page.goto('/');
  await find(page, day.toLocaleDateString('en-US', { ...zone, weekday: 'short' }));
  await option(page, new RegExp(`${session.cohortName}, session ${session.number}`)).waitFor();
  await input(page).fill(`${day.toLocaleDateString('en-US', { ...zone, day: 'numeric' })} ${day.toLocaleDateString('en-US', { ...zone, month: 'short' })} ${session.cohortName.split(' ')[0]}`);
  await take(page, `${session.cohortName}, session ${session.number}`);
  await page.waitForURL(`${base}/sessions/${session.id}`);
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await page.goto(`/`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.keyboard.press('Control+k');
  // A page that was loaded anew has forgotten: what was looked at is in memory alone.
  await input(page).waitFor();
  assert.equal(await page.getByRole('option', { name: title }).count(), 0);
  await page.keyboard.type(session.cohortName);
  await take(page, new RegExp(`^${session.cohortName}\\s*Cohort`));
  await page.waitForURL(/\/cohorts\//);
  await page.getByRole('heading', { name: session.cohortName, level: 1 }).waitFor();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Cohorts' }).first().click();
  await page.waitForURL(`${base}/cohorts`);
  await page.keyboard.press('Control+k');
  await option(page, session.cohortName).waitFor();
  assert.match(await page.getByRole('option').first().textContent(), new RegExp(`^${session.cohortName}\\s*Cohort`));
  await look('what was open lately');
});

at('intake', 'it does what the page of a cohort or a client offers, as its own buttons do', [], async ({ page }, look) => {
  const api = await signedIn('intake');
  const [cohort] = (await api.get('/cohorts?status=planned&limit=1')).items;
  await page.goto(`/cohorts/${cohort.id}`);
  await page.getByRole('heading', { name: cohort.name, level: 1 }).waitFor();
  await find(page, 'print the');
  await option(page, 'Print the roster').waitFor();
  assert.equal(await page.getByRole('option', { name: 'Start the cohort' }).count(), 0, 'intake starts no cohort');
  await look('actions of a cohort');
  await input(page).fill('change leaders');
  await take(page, 'Edit');
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor();

  const [client] = (await api.get('/clients?limit=1')).items;
  await page.goto(`/clients/${client.id}`);
  await page.getByRole('button', { name: 'Edit client' }).waitFor();
  await find(page, 'edit');
  await take(page, 'Edit client');
  const editing = page.getByRole('dialog');
  await editing.waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]'));
  await page.keyboard.press('Escape');
  await editing.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.textContent === 'Edit client');
  await find(page, 'merge');
  await take(page, 'Another record of this person');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await find(page, 'new referral of');
  await take(page, 'New referral of this client');
  await page.waitForURL(`${base}/referrals/new`);
  await page.getByText(client.code).first().waitFor();
});

at('therapist', 'a session offers its roll and its close to who may call it', [], async ({ page }, look) => {
  const api = await signedIn('therapist');
  const open = await Promise.all((await api.get('/sessions/unclosed?limit=50')).items.map((s) => api.get(`/sessions/${s.id}`)));
  const unclosed = open.find((s) => s.roster.length > 0); // other tests leave sessions without members
  await page.goto(`/sessions/${unclosed.id}`);
  await page.getByRole('button', { name: 'Close session' }).waitFor();
  await page.getByRole('heading', { name: /^Roll call/ }).waitFor();
  await find(page, 'roll');
  await take(page, 'Call the roll');
  await page.waitForFunction(() => document.activeElement?.tagName === 'BUTTON' && document.activeElement.closest('section')?.querySelector('h2')?.textContent.startsWith('Roll call'));
  await find(page, 'close se');
  await look('actions of a session');
  await take(page, 'Close session');
  await page.getByRole('dialog').waitFor();
});

at('admin', 'an administrator finds cohorts by their codes and no client', [], async ({ page }) => {
  const [client] = (await (await signedIn('intake')).get('/clients?limit=1')).items;
  const [cohort] = (await (await signedIn('admin')).get('/cohorts?limit=1')).items;
  await page.goto('/');
  await find(page, cohort.code);
  await option(page, cohort.code).waitFor();
  await input(page).fill(client.code);
  await page.getByText('Nothing by that name.').waitFor();
  assert.equal(await page.getByRole('option').count(), 0);
});
