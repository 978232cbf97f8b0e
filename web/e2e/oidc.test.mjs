// Signing in at the practice's identity provider, a real one: connecting an
// account, coming in by it, confirming in a window of its own, and being told
// calmly that one is not connected.
import { join } from 'node:path';
import { test } from 'node:test';
import { newDesk } from './browser.mjs';
import { dialog, field } from './desk.mjs';
import { Inspection } from './inspection.mjs';
import { practiceWithProvider } from './provider.mjs';

const bo = { name: 'Bo Lind', email: 'bo@example.org', password: 'eleven quiet otters paddle' };
const shots = process.env.COHORT_SHOTS;
const shot = async (page, name) => shots && (await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true }));

/** What a person does at the provider. */
async function there(page, issuer) {
  await page.waitForURL((at) => at.href.startsWith(issuer));
  await page.getByLabel('Username:').fill('bo');
  await page.getByLabel('Password:').fill('open at noon');
  await page.getByRole('button', { name: 'Login' }).click();
}

const isIn = (page) => page.getByRole('navigation', { name: 'Main' }).first().waitFor();

async function leave(page) {
  await page.getByRole('button', { name: /Bo Lind/ }).first().click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
}

test('an account elsewhere is connected, signs in, confirms, and is disconnected', { timeout: 900_000 }, async (t) => {
  const { url, issuer, says } = await practiceWithProvider(t, bo, '--oidc-trust-session');
  const inspection = new Inspection();
  const { context, page } = await newDesk(t, inspection, { url, refusals: [401, 403, 404] }); // the provider has no icon

  await page.goto('/sign-in?to=%2Faccount');
  const button = page.getByRole('button', { name: 'Sign in with Harbor login' });
  await button.waitFor();
  await inspection.page(page, 'the sign-in page with a provider');
  await shot(page, 'sign-in');
  await field(page, 'Email').fill(bo.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(bo.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const connect = page.getByRole('button', { name: 'Connect with Harbor login' });
  await connect.waitFor();
  await inspection.step(page, 'an account that is not connected');
  await shot(page, 'account');
  await connect.click();
  await there(page, issuer);
  const disconnect = page.getByRole('button', { name: 'Disconnect' });
  await disconnect.waitFor();
  await page.waitForURL(`${url}/account`);
  await inspection.step(page, 'an account that is connected');
  await shot(page, 'connected');
  await leave(page);

  // Nobody is asked at the provider anew, it says: what could do most harm asks.
  await says({ askedSecsAgo: 600 });
  await page.goto('/sign-in?to=%2Faccount');
  await button.click();
  await there(page, issuer);
  await isIn(page);
  await page.waitForURL(`${url}/account`);
  await disconnect.click();
  await dialog(page, 'Disconnect from Harbor login?').getByRole('button', { name: 'Disconnect' }).click();
  const confirming = dialog(page, 'Confirm that it is you');
  const opened = context.waitForEvent('page');
  const confirm = confirming.getByRole('button', { name: 'Confirm with Harbor login' });
  await confirm.waitFor();
  await inspection.step(page, 'confirming elsewhere');
  await shot(page, 'confirming');
  await confirm.click();
  await says({});
  await there(await opened, issuer);
  await connect.waitFor(); // what was sent went on: it is disconnected
  await leave(page);

  await button.click();
  await there(page, issuer);
  await page.getByText('not connected with anybody here').waitFor();
  await inspection.step(page, 'nobody is connected');
  await shot(page, 'not-connected');
  await page.getByRole('link', { name: 'To the sign-in page' }).click();
  await button.waitFor();
  await page.goto('/sign-in/provider?error=access_denied&error_description=the+provider%27s+own+words');
  await page.getByText('You were not signed in there').waitFor();
  t.diagnostic(inspection.figures());
  inspection.assertClean();
});
