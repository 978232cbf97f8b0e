// Signing in with more than a password: an authenticator app, recovery codes, a
// passkey (Chromium's virtual authenticator), and proving once more who one is.
// Each test has a person of its own, since a second factor stays.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { base, newDesk } from './browser.mjs';
import { dialog, field } from './desk.mjs';
import { Inspection } from './inspection.mjs';

const secret = 'eleven quiet otters paddle';
// Browsers know passkeys at names, not at numbers.
const named = base.replace('127.0.0.1', 'localhost');

/** Somebody new, who has set a password. */
async function somebody(name, role) {
  const email = `${name.toLowerCase().replace(' ', '.')}@example.org`;
  const admin = await signedIn('admin');
  const user = await admin.post('/users', { name, email, roles: [role] });
  const token = user.invitation.link.split('#')[1];
  const answer = await fetch(`${base}/api/v1/auth/invitation`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token, password: secret }) });
  assert.equal(answer.status, 200);
  return email;
}

/** A test at a desk where nobody has signed in. */
function door(what, refusals, telling) {
  test(what, { timeout: 900_000 }, async (t) => {
    const inspection = new Inspection();
    const { context, page } = await newDesk(t, inspection, { refusals, url: named });
    await telling({ context, page }, (name) => inspection.step(page, name));
    t.diagnostic(inspection.figures());
    inspection.assertClean();
  });
}

const isIn = (page) => page.getByRole('navigation', { name: 'Main' }).first().waitFor();

async function enter(page, email) {
  await page.goto('/sign-in');
  await field(page, 'Email').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(secret);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function leave(page, name) {
  await page.getByRole('button', { name: new RegExp(name) }).first().click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
}

async function toAccount(page) {
  await page.goto('/account');
  await page.getByRole('heading', { name: 'Account', level: 1 }).waitFor();
}

/** The code that an app shows for a key, so many half minutes from now (RFC 6238). */
function codeOf(key, later = 0) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key].map((c) => letters.indexOf(c).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const sum = createHmac('sha1', bytes).update(counter).digest();
  const offset = sum[19] & 15;
  return String((sum.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

door('an authenticator app is added, asked for, and replaced by a recovery code', [401, 422], async ({ page }, look) => {
  const email = await somebody('Ilse Karlow', 'billing');
  await enter(page, email);
  await isIn(page);
  await toAccount(page);
  await look('an account without a second factor');
  await page.getByRole('button', { name: 'Add an authenticator app' }).click();
  const adding = dialog(page, 'Add an authenticator app');
  const key = (await adding.locator('code').innerText()).replaceAll(' ', '');
  await look('adding an authenticator app');
  await field(adding, 'Code').fill(codeOf(key));
  await field(adding, 'Name').fill('My phone');
  await adding.getByRole('button', { name: 'Add the app' }).click();
  const kept = dialog(page, 'Keep your recovery codes');
  await kept.getByRole('listitem').nth(9).waitFor();
  const codes = await kept.getByRole('listitem').allInnerTexts();
  assert.equal(codes.length, 10);
  await look('recovery codes');
  await kept.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 left').waitFor();
  await look('an account with a second factor');

  await leave(page, 'Ilse Karlow');
  await enter(page, email);
  await field(page, 'Code').fill('000000');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
  await look('a code that is wrong');
  await field(page, 'Code').fill(codeOf(key, 1)); // the one before was used
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await isIn(page);

  await leave(page, 'Ilse Karlow');
  await enter(page, email);
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await field(page, 'Recovery code').fill(codes[3]);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await isIn(page);
  await toAccount(page);
  await page.getByText('9 left, one was used').waitFor();
});

door('a passkey is added, and signs in by itself', [401], async ({ context, page }, look) => {
  const email = await somebody('Pavel Norden', 'billing');
  const protocol = await context.newCDPSession(page);
  await protocol.send('WebAuthn.enable');
  await protocol.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await enter(page, email);
  await isIn(page);
  await toAccount(page);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const adding = dialog(page, 'Add a passkey');
  await field(adding, 'Name').fill('Work laptop');
  await adding.getByRole('button', { name: 'Make the passkey' }).click();
  await dialog(page, 'Keep your recovery codes').getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('Work laptop').waitFor();

  await leave(page, 'Pavel Norden');
  await look('signing in where there can be passkeys');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await isIn(page);

  await leave(page, 'Pavel Norden');
  await enter(page, email);
  await look('the second step with a passkey');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await isIn(page);
});

at('admin', 'who signed in long ago proves again who they are, and goes on with all that was typed', [403, 422], async ({ context, page }, look) => {
  let asked = 0;
  await context.route('**/api/v1/users', (route) => {
    if (route.request().method() !== 'POST' || asked++ > 0) return route.fallback();
    return route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ status: 403, code: 'confirmation_needed', title: 'Forbidden', detail: 'Prove again who you are.' }) });
  });
  await page.goto('/users');
  await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Invite a person' }).click();
  const inviting = dialog(page, 'Invite a person');
  await field(inviting, 'Name').fill('Odile Renard');
  await field(inviting, 'Email').fill('odile.renard@example.org');
  await inviting.getByRole('checkbox', { name: 'Billing' }).check();
  await inviting.getByRole('button', { name: 'Add and get the link' }).click();
  const proving = dialog(page, 'Confirm that it is you');
  await proving.waitFor();
  await look('confirming who one is');
  await proving.getByRole('textbox', { name: 'Password' }).fill('not the password');
  await proving.getByRole('button', { name: 'Confirm', exact: true }).click();
  await proving.getByRole('alert').first().waitFor();
  await proving.getByRole('textbox', { name: 'Password' }).fill('seven calm herons wade');
  await proving.getByRole('button', { name: 'Confirm', exact: true }).click();
  await proving.waitFor({ state: 'hidden' });
  await page.getByRole('cell', { name: /Odile Renard/ }).waitFor();
  assert.equal(asked, 2, 'the request was not sent again');
});
