// With names hidden, no page, dialog or search names one of the practice's
// clients: nowhere in the document, its labels and its title.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedIn } from './api.mjs';
import { at, deskOf } from './at.mjs';
import { dialog } from './desk.mjs';
import { settled } from './inspection.mjs';
import { examples, pagesOf } from './pages.mjs';

/** Every part of every client's names, but those that a colleague has too: who
    works here stays named. */
async function clientNames() {
  const intake = await signedIn('intake');
  const parts = new Set();
  for (let cursor = ''; cursor !== undefined; ) {
    const page = await intake.get(`/clients?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    // Those whom other tests have just added bear names that are words elsewhere.
    for (const c of page.items.filter((c) => Date.parse(c.createdAt) < Date.now() - 3_600_000)) {
      for (const name of [c.firstName, c.lastName, c.preferredName, ...(c.formerNames ?? [])]) name?.split(/\s+/).filter((part) => part.length > 2).forEach((part) => parts.add(part));
    }
    cursor = page.nextCursor;
  }
  const { items } = await (await signedIn('admin')).get('/users');
  items.flatMap((u) => u.name.split(' ')).forEach((part) => parts.delete(part));
  assert.ok(parts.size > 50, `${parts.size} names`);
  return [...parts];
}

/** The names that the document holds, each with where. The sheet for the door is
    made of names, and only paper shows it. */
const found = (page, names) =>
  page.evaluate((names) => {
    const copy = document.documentElement.cloneNode(true);
    copy.querySelectorAll('[data-sheet], [data-door], script, style').forEach((sheet) => sheet.remove());
    const values = [...document.querySelectorAll('input, textarea')].map((field) => field.value).join('\n');
    const text = `${document.title}\n${values}\n${copy.outerHTML}`;
    return names.flatMap((name) => {
      const at = text.search(new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'u'));
      return at < 0 ? [] : [`${name}: …${text.slice(Math.max(0, at - 60), at + 60).replace(/\s+/g, ' ')}…`];
    });
  }, names);

/** Switches by the menu, as a person does. */
async function switchNames(page, to) {
  await page.getByRole('button', { name: /Maya|Ruth|Jonas/ }).first().click();
  await page.getByRole('menuitem', { name: to }).click();
}

for (const who of ['therapist', 'intake', 'billing']) {
  test(`pages of ${who} name nobody`, { timeout: 900_000 }, async (t) => {
    const { page, inspection, look } = await deskOf(t, who);
    const names = await clientNames();
    await page.goto('/');
    await settled(page);
    await switchNames(page, 'Hide names');
    await page.getByText('Names are hidden').waitFor();
    const known = await examples();
    for (const path of [...pagesOf[who](known), ...(who === 'billing' ? ['/clients'] : [])]) {
      await page.goto(path);
      await settled(page);
      assert.deepEqual(await found(page, names), [], `${who} ${path}`);
      assert.deepEqual((await page.evaluate(() => document.body.innerText)).match(/(C-\d{4})[\s·,:]+\1/g) ?? [], [], `${path} says a code twice`);
      assert.equal(await page.getByRole('note').filter({ hasText: 'Names are hidden' }).count(), 1, `${path} says so`);
    }
    if (who === 'billing') {
      await page.goto('/charges');
      await page.getByRole('button', { name: /^C-\d+: only this client/ }).first().waitFor(); // the client's code, not the charge's
      for (const [step, title] of [['Correct the fee…', 'Correct the fee'], ['Reverse this charge…', 'Reverse this charge?']]) {
        await page.getByRole('button', { name: /^More about the charge of/ }).first().click();
        await page.getByRole('menuitem', { name: step }).click();
        const asking = dialog(page, title);
        await asking.getByText(/for C-\d+, /).waitFor();
        assert.deepEqual(await found(page, names), [], title);
        await page.keyboard.press('Escape');
        await asking.waitFor({ state: 'hidden' });
      }
    }
    await look(`${who} with names hidden`);
    inspection.assertClean();
  });
}

at('intake', 'searches and dialogs name nobody, and names come back at once', [], async ({ page }, look) => {
  const names = await clientNames();
  const { items } = await (await signedIn('intake')).get('/clients?limit=1');
  const [client] = items;
  await page.goto(`/clients/${client.id}`);
  await page.getByRole('heading', { name: `${client.code}, ${client.firstName}` }).waitFor();
  assert.notDeepEqual(await found(page, names), [], 'a page with names has none: the test would find nothing');
  await switchNames(page, 'Hide names');
  await page.getByRole('heading', { name: client.code, exact: true }).waitFor();
  assert.deepEqual(await found(page, names), [], 'the page that was open');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill(client.code);
  await page.getByRole('option', { name: client.code }).first().waitFor();
  assert.deepEqual(await found(page, names), [], 'the palette');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Edit client' }).click();
  await page.getByText('this form is made of them').waitFor();
  assert.deepEqual(await found(page, names), [], 'the form');
  await look('a form made of names');
  await page.getByRole('button', { name: 'Show names' }).last().click();
  await page.getByRole('heading', { name: `${client.code}, ${client.firstName}` }).waitFor();

  await switchNames(page, 'Hide names');
  await page.goto('/waitlist');
  await page.getByRole('button', { name: /^Enroll/ }).first().click();
  await page.getByRole('dialog').getByLabel('Signed name').waitFor();
  await settled(page);
  assert.deepEqual(await found(page, names), [], 'the enrollment dialog');
});
