// When a login is over, so is its page: without a hand, by signing out, in every
// tab, with the server away. What was typed is its person's alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, deskOf } from './at.mjs';
import { base, password } from './browser.mjs';
import { dialog, field, people } from './desk.mjs';

const heading = (page, name) => page.getByRole('heading', { name, level: 1 });
const signedOut = (page) => heading(page, 'Sign in').waitFor();

/** A name that stands on the page of a client, and the page. */
async function openClient(page) {
  await page.goto('/clients');
  await page.getByRole('row').nth(1).waitFor();
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}/);
  const name = await page.locator('h1').first().innerText();
  return { name, address: page.url() };
}

/** What is left of a name in a page: on the screen, in its title and in what the
    browser keeps. */
const traces = (page, name) =>
  page.evaluate((said) => {
    const kept = [window.localStorage, window.sessionStorage].map((s) => JSON.stringify({ ...s })).join('');
    return [document.documentElement.outerHTML, document.title, kept, window.name, JSON.stringify(window.history.state)].filter((text) => text.includes(said)).length;
  }, name);

at('intake', 'without a hand both tabs are emptied, after a warning, and the back button shows nothing', [401], async ({ context, page }, look) => {
  const { name } = await openClient(page);
  await context.clock.install();
  const second = await context.newPage();
  await second.goto('/clients');
  await second.getByRole('row').nth(1).waitFor();
  await page.reload();
  await page.getByRole('heading', { name, level: 1 }).waitFor();

  await page.clock.fastForward('14:10');
  const asking = dialog(page, 'Are you still there?');
  await asking.waitFor();
  await look('the warning before an idle stop');
  await asking.getByRole('button', { name: 'Stay signed in' }).click();
  await asking.waitFor({ state: 'hidden' });

  // The machine sleeps, and wakes long after.
  await page.clock.fastForward('30:00');
  await signedOut(page);
  await page.getByText('nobody was here for a while').waitFor();
  await signedOut(second);
  await look('signed out for idleness');
  let visible = (await traces(page, name)) + (await traces(second, name));
  await page.goBack();
  await signedOut(page);
  visible += await traces(page, name);
  assert.equal(visible, 0, 'places where a client is still named');
  console.log(`idle stop in two tabs: places that name a client = ${visible}`);
});

at('intake', 'signing out in one tab empties the other, and nobody gets back by a reload or the back button', [401], async ({ context, page }) => {
  const { name, address } = await openClient(page);
  const second = await context.newPage();
  await second.goto('/clients');
  await second.getByRole('row').nth(1).waitFor();
  await second.getByRole('button', { name: /Ruth Abara/ }).first().click();
  await second.getByRole('menuitem', { name: 'Sign out' }).click();
  await signedOut(second);
  await signedOut(page);
  await page.goBack();
  await signedOut(page);
  await page.goto(address);
  await signedOut(page);
  assert.equal(await traces(page, name), 0);
  assert.equal(await traces(second, name), 0);
});

// The browser logs a request that gets no answer; that is what is tested.
for (const [what, away] of [
  ['that finds nobody', (route) => route.abort('internetdisconnected')],
  ['that is refused', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' })],
]) {
  test(`a sign-out ${what} says so, is tried again, and nobody comes back meanwhile`, { timeout: 900_000 }, async (t) => {
    const { context, page } = await deskOf(t, 'intake');
    const { name } = await openClient(page);
    await context.route('**/api/v1/auth/logout', away);
    await page.getByRole('button', { name: /Ruth Abara/ }).first().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByText(/has not (arrived there|reached the server) yet/).waitFor();
    assert.equal(await traces(page, name), 0);

    const renewals = [];
    page.on('request', (r) => r.url().endsWith('/auth/refresh') && renewals.push(r.url()));
    await page.goto('/clients');
    await signedOut(page);
    await page.getByText('has not reached the server yet').waitFor();
    const other = await context.newPage();
    await other.goto('/');
    await signedOut(other);
    assert.equal(renewals.length, 0, 'no page comes back in');

    await context.unroute('**/api/v1/auth/logout');
    const told = page.waitForResponse((r) => r.url().endsWith('/auth/logout'));
    await page.evaluate(() => window.dispatchEvent(new window.Event('online')));
    assert.ok([204, 401].includes((await told).status()));
    await page.getByText('The sign-out has reached the server.').waitFor();
  });
}

at('intake', 'what was typed is found again by its person, and by nobody else at that browser', [401], async ({ page }, look) => {
  const words = 'Only the one who typed this may read it';
  await page.goto('/referrals/new');
  await field(page, 'Reason').fill(words);
  await page.waitForFunction(() => Object.keys(window.localStorage).some((k) => k.startsWith('cohort-draft:')));
  await page.context().clock.install();
  await page.reload();
  await heading(page, 'New referral').waitFor();
  assert.equal(await field(page, 'Reason').inputValue(), words, 'a reload keeps it');
  await page.clock.fastForward('30:00');
  await signedOut(page);
  assert.equal(await traces(page, words), 0);

  const enter = async (who, to) => {
    await page.goto(to);
    await field(page, 'Email').fill(people[who].email);
    await field(page, 'Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
  };
  await enter('billing', '/sign-in');
  assert.equal(await traces(page, words), 0);
  await page.getByRole('button', { name: /Jonas Weil/ }).first().click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await signedOut(page);

  await enter('intake', '/sign-in?to=%2Freferrals%2Fnew');
  await heading(page, 'New referral').waitFor();
  assert.equal(await field(page, 'Reason').inputValue(), words, 'its person finds it');
  await look('a draft that came back');
});

at('colleague', 'one sees where one is signed in, and ends it', [401], async ({ context, page }, look) => {
  const elsewhere = await fetch(`${base}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'User-Agent': 'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1' },
    body: JSON.stringify({ email: people.colleague.email, password }),
  });
  const { accessToken } = await elsewhere.json();
  await page.goto('/account');
  await heading(page, 'Account').waitFor();
  const list = page.getByRole('list', { name: 'Your logins' });
  await list.getByText('Safari on iPad').waitFor();
  await list.getByText('this one').waitFor();
  await look('own logins');
  await list.getByRole('button', { name: /End the login of Safari on iPad/ }).first().click();
  await list.getByText('Safari on iPad').waitFor({ state: 'detached' });
  const me = await fetch(`${base}/api/v1/me`, { headers: { Authorization: `Bearer ${accessToken}` } });
  assert.equal(me.status, 401);
  assert.equal((await context.cookies()).length > 0, true);
});
