// What the page does when something is in the way: an ended login, work that is
// not saved, somebody who saved first, a page that is not one's own.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { base, password } from './browser.mjs';
import { dialog, field, people } from './desk.mjs';

/** Cohorts that Maya Lindqvist leads, by status. */
async function ledCohort(status) {
  const api = await signedIn('therapist');
  const { items } = await api.get(`/cohorts?status=${status}&limit=50`);
  return { api, cohort: items.find((c) => c.leadName === 'Maya Lindqvist') };
}

at('therapist', 'a login that ends takes the page along, and what was typed comes back after signing in again', [401], async ({ context, page }, look) => {
  let authorization;
  page.on('request', (r) => (authorization = r.headers().authorization ?? authorization));
  await page.goto('/cohorts/new');
  await field(page, 'Name').fill('Typed before the login ended');
  await page.getByLabel('First session').fill('2027-03-02');
  await page.getByRole('textbox', { name: 'Time', exact: true }).fill('12:10 am'); // nobody is needed elsewhere
  await field(page, 'Per session and member').fill('45.00');

  const cookie = (await context.cookies()).map((c) => `${c.name}=${c.value}`).join('; ');
  const ended = await fetch(`${base}/api/v1/auth/logout`, { method: 'POST', headers: { Authorization: authorization, Cookie: cookie } });
  assert.ok(ended.ok, `logout answers ${ended.status}`);
  // A question that the page asks by itself may have been told before the click.
  const door = page.getByRole('heading', { name: 'Sign in', level: 1 });
  await page.getByRole('button', { name: 'Plan the cohort' }).or(door).first().click();
  await door.waitFor();
  assert.equal(await page.getByText('Typed before').count(), 0, 'nothing stands behind a login that ended');
  await look('signed out');
  await field(page, 'Email').fill(people.therapist.email);
  await field(page, 'Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'New cohort', level: 1 }).waitFor();
  assert.equal(await field(page, 'Name').or(page.locator('input[maxlength="120"]')).first().inputValue(), 'Typed before the login ended');
  await page.getByRole('button', { name: 'Plan the cohort' }).click();
  await page.waitForURL(/\/cohorts\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name: 'Typed before the login ended', level: 1 }).waitFor();
});

at('therapist', 'leaving a form that is not saved asks first', [], async ({ page }, look) => {
  await page.goto('/cohorts/new');
  await field(page, 'Name').fill('Half a plan');
  const elsewhere = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Curricula' }).first();
  await elsewhere.click();
  const asking = dialog(page, 'Leave without saving?');
  await look('leaving without saving');
  await asking.getByRole('button', { name: 'Stay here' }).click();
  await asking.waitFor({ state: 'hidden' });
  assert.equal(await field(page, 'Name').inputValue(), 'Half a plan');
  await elsewhere.click();
  await asking.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('heading', { name: 'Curricula', level: 1 }).waitFor();
});

at('intake', 'a dialog with something typed asks before it closes, and gives the focus back', [], async ({ page }, look) => {
  const { items } = await (await signedIn('intake')).get('/referrals?status=accepted&limit=1');
  await page.goto(`/referrals/${items[0].id}`);
  const edit = page.getByRole('button', { name: 'Edit referral' });
  await edit.click();
  const editing = dialog(page, 'Edit referral');
  await field(editing, 'Reason').fill('Something new.');
  await page.keyboard.press('Escape');
  const asking = dialog(page, 'Leave without saving?');
  await look('closing a dialog without saving');
  await page.keyboard.press('Escape');
  await asking.waitFor({ state: 'hidden' });
  assert.equal(await field(editing, 'Reason').inputValue(), 'Something new.');
  await editing.getByRole('button', { name: 'Cancel' }).click();
  await asking.getByRole('button', { name: 'Leave' }).click();
  await editing.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement?.textContent === 'Edit referral');
});

at('intake', 'the palette finds clients and cohorts from the first page on', [], async ({ page }, look) => {
  const [client] = (await (await signedIn('intake')).get('/clients?limit=1')).items;
  const [cohort] = (await (await signedIn('intake')).get('/cohorts?limit=1')).items;
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.keyboard.press('Control+k');
  const find = page.getByRole('combobox', { name: 'Find anything' });
  await find.fill(cohort.name);
  await page.getByRole('option', { name: cohort.name }).first().waitFor();
  await find.fill(client.code);
  await page.getByRole('option', { name: client.code }).waitFor();
  await look('palette');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${base}/clients/${client.id}`);
});

at('therapist', 'of two editors the second sees both texts and keeps theirs', [412], async ({ page }, look) => {
  const { api, cohort } = await ledCohort('planned');
  await page.goto(`/cohorts/${cohort.id}`);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await field(page, 'Room or link').fill('The attic');
  await api.patch(`/cohorts/${cohort.id}`, cohort.version, { place: 'The cellar' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = dialog(page, 'Somebody saved before you');
  await conflict.getByText('The attic').waitFor();
  await conflict.getByText('The cellar').waitFor();
  await look('somebody saved first');
  await conflict.getByRole('button', { name: 'Keep editing mine' }).click();
  await conflict.waitFor({ state: 'hidden' });
  assert.equal(await field(page, 'Room or link').inputValue(), 'The attic');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('The attic').first().waitFor();
  assert.equal((await api.get(`/cohorts/${cohort.id}`)).place, 'The attic');
});

at('colleague', 'a cohort of another therapist is not there', [404], async ({ page }, look) => {
  const own = new Set((await (await signedIn('colleague')).get('/cohorts?limit=50')).items.map((c) => c.id));
  const others = (await (await signedIn('therapist')).get('/cohorts?limit=50')).items.find((c) => !own.has(c.id));
  assert.ok(others, 'the practice has a cohort that Tomás Iriarte does not lead');
  await page.goto(`/cohorts/${others.id}`);
  await page.getByRole('heading', { name: 'Nothing to see here' }).waitFor();
  assert.equal(await page.getByText(others.name).count(), 0);
  await look('a cohort of somebody else');
});

const nobodys = '01890a5d-ac96-774b-bcce-b302099a8057';
for (const path of [`/cohorts/${nobodys}`, `/sessions/${nobodys}`, `/clients/${nobodys}`, `/curricula/${nobodys}`, '/no-such-page']) {
  at('therapist', `${path} says that nothing is there, under a heading and with a way out`, [404], async ({ page }) => {
    await page.goto(path);
    await page.getByRole('heading', { name: 'Nothing to see here' }).waitFor();
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).first().click();
    await page.waitForURL(`${base}/`);
  });
}

at('billing', 'billing sees that referrals are not part of the desk', [403], async ({ page }, look) => {
  await page.goto('/referrals');
  await page.getByRole('heading', { name: 'This is not part of your desk' }).first().waitFor();
  await look('no permission');
});

at('intake', 'signing out leaves no draft behind, and a wrong password is refused in words', [401], async ({ page }, look) => {
  const drafts = () => page.evaluate(() => Object.keys(window.localStorage).filter((k) => k.startsWith('cohort-draft')).length);
  await page.goto('/referrals/new');
  await field(page, 'Reason').fill('Said on the phone what nobody else should read.');
  await page.waitForFunction(() => Object.keys(window.localStorage).some((k) => k.startsWith('cohort-draft')));
  const signOut = async () => {
    await page.getByRole('button', { name: /Ruth Abara/ }).first().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  await signOut();
  const asking = dialog(page, 'Leave without saving?');
  await asking.getByRole('button', { name: 'Stay here' }).click();
  await asking.waitFor({ state: 'hidden' });
  assert.match(await field(page, 'Reason').inputValue(), /^Said on the phone/);
  assert.equal(await drafts(), 1, 'who stays keeps the draft');
  await signOut();
  await asking.getByRole('button', { name: 'Leave' }).click();
  await dialog(page, 'Sign out and drop what you typed?').getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor(); // the form has a field Email too
  await field(page, 'Email').fill('ruth.abara@example.org');
  assert.equal(await drafts(), 0, 'no draft is left in the browser');
  await field(page, 'Password').fill('seven calm herons waded');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await look('wrong password');
  await field(page, 'Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
  await page.goto('/referrals/new');
  assert.equal(await field(page, 'Reason').inputValue(), '');
});

at('intake', 'a client without a referral is recorded once, and somebody like them is pointed out', [], async ({ page }, look) => {
  const open = async () => {
    await page.goto('/clients');
    await page.getByRole('button', { name: 'New client' }).click();
    const form = dialog(page, 'New client');
    await field(form, 'First name').fill('Ottilie');
    await field(form, 'Last name').fill('Farnsworth');
    await form.getByLabel('Birth date').fill('1988-05-17');
    return form;
  };
  await (await open()).getByRole('button', { name: 'Record client' }).click();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name: /Ottilie Farnsworth/, level: 1 }).waitFor();
  const first = page.url();
  const again = await open();
  await again.getByText('The same person?').waitFor(); // while one types
  await again.getByRole('button', { name: 'Record as somebody new' }).waitFor();
  await look('perhaps known already');
  await again.getByRole('button', { name: /^It is this one: C-\d+ Ottilie Farnsworth$/ }).click();
  await page.waitForURL(first);
});

at('therapist', 'what may have been saved is said, and trying again saves it once', [504], async ({ page }, look) => {
  await page.goto('/cohorts/new');
  await field(page, 'Name').fill('Planned once');
  await page.getByLabel('First session').fill('2027-03-02');
  await page.getByRole('textbox', { name: 'Time', exact: true }).fill('2:30 am'); // nobody is needed elsewhere
  await field(page, 'Per session and member').fill('45.00');
  const keys = [];
  await page.route('**/api/v1/cohorts', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 1) return route.continue();
    await route.fetch(); // it is saved, and what comes back is a gateway's page
    await route.fulfill({ status: 504, contentType: 'text/html', body: '<h1>Gateway timeout</h1>' });
  });
  const plan = page.getByRole('button', { name: 'Plan the cohort' });
  await plan.click();
  await page.getByText('It may have been saved, or not').first().waitFor();
  await look('not known whether it was saved');
  await plan.click();
  await page.waitForURL(/\/cohorts\/[0-9a-f-]{36}$/);
  const { items } = await (await signedIn('therapist')).get('/cohorts?limit=200');
  assert.equal(items.filter((c) => c.name === 'Planned once').length, 1, 'planned once');
  assert.ok(keys[0], 'a key is sent');
  assert.equal(keys[1], keys[0], 'the same key when trying again');
});
