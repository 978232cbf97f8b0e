// The gestures that all stories are made of, by what a person sees and hears.
import assert from 'node:assert/strict';
import { base, password } from './browser.mjs';

/** The four desks of the demonstration practice. */
export const people = {
  therapist: { name: 'Maya Lindqvist', email: 'maya.lindqvist@example.org' },
  intake: { name: 'Ruth Abara', email: 'ruth.abara@example.org' },
  billing: { name: 'Jonas Weil', email: 'jonas.weil@example.org' },
  admin: { name: 'Noor Castellane', email: 'noor.castellane@example.org' },
  colleague: { name: 'Tomás Iriarte', email: 'tomas.iriarte@example.org' },
  trainee: { name: 'Ilse Brandvold', email: 'ilse.brandvold@example.org' },
};

/** Signs a person in by e-mail and password and waits for their first page. */
export async function signIn(page, who) {
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'Email' }).fill(people[who].email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
}

/** Gives a desk the login that the page would have made; no page is opened. */
export async function logIn({ context }, who, url = base) {
  const answer = await context.request.post(`${url}/api/v1/auth/login`, { data: { email: people[who].email, password } });
  assert.ok(answer.ok(), `login of ${who}: ${answer.status()}`);
  // The page asks for no login where nobody has signed in; who signs out in it stays so.
  await context.addInitScript(() => {
    if (!location.protocol.startsWith('http') || window.localStorage.getItem('arrived')) return;
    window.localStorage.setItem('arrived', 'yes');
    window.localStorage.setItem('cohort.signed-in', 'yes');
  });
}

/** A text field by its label. */
export const field = (scope, label) => scope.getByRole('textbox', { name: label, exact: true });

/** Chooses from a list that opens under its field. */
export async function choose(page, label, option, scope = page) {
  await scope.locator('input:not([type=radio])').and(scope.getByLabel(label)).first().click();
  await page.getByRole('option', { name: option }).first().click();
}

/** The open dialog. */
export const dialog = (page, title) => page.getByRole('dialog', { name: title });
