// A call comes in: it is taken down, tried, made a referral, and triaged and accepted from
// the board by keys, with the number in view.
import assert from 'node:assert/strict';
import { at } from './at.mjs';
import { choose, dialog, field } from './desk.mjs';

at('intake', 'a phone enquiry is tried, becomes a referral, and is triaged and accepted', [], async ({ page }, look) => {
  let clicks = 0;
  const click = async (locator) => {
    clicks++;
    await locator.click();
  };
  await page.goto('/referrals');
  await page.getByRole('region', { name: /^Enquiries, / }).getByText('Imogen Falk').waitFor();
  await look('the board with enquiries');
  await click(page.getByRole('link', { name: 'New enquiry' }));
  await field(page, 'First name').fill('Wilhelmina');
  await field(page, 'Last name').fill('Ostrander');
  await field(page, 'Phone').fill('845-555-0119');
  await field(page, 'When to call').fill('mornings');
  await field(page, 'In their words').fill('Cannot get back into a car since the accident.');
  await choose(page, 'How it came in', 'Asks to be called back');
  await look('an enquiry is taken down');
  await click(page.getByRole('button', { name: 'Take it down' }));
  await page.getByRole('status').getByText('Nobody has spoken with them yet.').waitFor();

  const contact = page.getByRole('region', { name: 'Contact' });
  const tries = contact.getByRole('list', { name: 'Tries, newest first' });
  const note = async (result, how) => {
    await click(contact.getByRole('button', { name: 'Note a try' }));
    const trying = dialog(page, /^Reaching /);
    await trying.getByText('845-555-0119').waitFor();
    await trying.getByLabel('Result').selectOption({ label: result });
    if (how) await trying.getByLabel('How').selectOption({ label: how });
    await look(`noting: ${result}`);
    await click(trying.getByRole('button', { name: 'Note the try' }));
    await trying.waitFor({ state: 'detached' });
    await tries.getByText(result).first().waitFor();
  };
  await note('No answer');
  await note('Left a message', 'Voicemail');
  await contact.getByText('Tried twice, left a voicemail').waitFor();
  await note('Spoke with them');
  await contact.getByText(/^spoken to after /).waitFor();
  // It was somebody else of that name.
  await click(tries.getByRole('button', { name: /^More about spoke with them/ }));
  await click(page.getByRole('menuitem', { name: 'Take back…' }));
  const slip = dialog(page, 'Take this try back?');
  await slip.getByLabel('Reason').fill('Her sister answered.');
  await click(slip.getByRole('button', { name: 'Take it back' }));
  await tries.getByText(/: Her sister answered\./).waitFor();
  await contact.getByText('Tried twice, left a voicemail').waitFor();
  await look('an enquiry with its tries');

  await click(page.getByRole('button', { name: 'Make a referral' }));
  await page.getByRole('heading', { name: 'New referral' }).waitFor();
  assert.equal(await field(page, 'First name').inputValue(), 'Wilhelmina');
  assert.equal(await field(page, 'Reason').inputValue(), 'Cannot get back into a car since the accident.');
  await click(page.getByRole('button', { name: 'Record referral' }));
  await page.getByRole('link', { name: 'What they first said' }).waitFor();
  await page.getByText('While it was an enquiry').first().waitFor();
  await look('the referral of an enquiry');

  // The rest from the board, by keys alone.
  await page.goto('/referrals');
  const filter = page.getByLabel('Filter by code, name, phone, source or problem');
  await filter.fill('ostrander');
  const code = /C-\d{4}/.exec(await page.getByRole('region', { name: /^New, / }).getByRole('listitem').filter({ hasText: 'Wilhelmina Ostrander' }).innerText())[0];
  const at = (column) => page.getByRole('region', { name: column }).getByRole('listitem').filter({ hasText: code });
  await at(/^New, /).getByText('845-555-0119').waitFor();
  const step = async (column, name) => {
    await at(column).getByRole('button', { name: `Steps for ${code}` }).focus();
    await page.keyboard.press('Enter');
    const item = page.getByRole('menuitem', { name });
    await item.waitFor();
    while (!(await item.evaluate((el) => el === document.activeElement))) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  };
  await step(/^New, /, 'Triage…');
  const triage = dialog(page, /be seen\?$/);
  await triage.getByRole('link', { name: '845-555-0119' }).waitFor();
  await triage.getByText('Tried twice, left a voicemail').waitFor();
  await look('triage with the number');
  await triage.getByRole('button', { name: 'Triage' }).focus();
  await page.keyboard.press('Enter');
  await at(/^Triaged, /).waitFor();
  await step(/^Triaged, /, 'Accept…');
  await dialog(page, `Accept ${code}?`).getByRole('button', { name: 'Accept', exact: true }).focus();
  await page.keyboard.press('Enter');
  await at(/^Accepted, /).waitFor();
  await look('accepted on the board');
  // A drag asks what the step asks, and moves nobody by itself.
  await filter.fill('');
  const card = page.getByRole('region', { name: /^New, / }).getByRole('listitem').first();
  await card.dragTo(page.getByRole('region', { name: /^Triaged, / }).getByRole('heading'));
  const asks = dialog(page, /be seen\?$/);
  await asks.waitFor();
  await page.keyboard.press('Escape');
  await asks.waitFor({ state: 'detached' });
  // The table, and how one looks at it, stand in the address; what was typed does not.
  await page.getByText('Table', { exact: true }).click();
  await filter.fill('ostrander');
  const table = page.getByRole('table', { name: 'Everybody under way' });
  await table.getByText('next try', { exact: false }).waitFor();
  assert.match(page.url(), /view=table/);
  assert.doesNotMatch(page.url(), /ostrander/i);
  await filter.fill('');
  await page.getByText('Only overdue', { exact: true }).click();
  await page.reload();
  await table.getByText('Casper Lindgren').waitFor();
  assert.equal(await table.getByText('Wilhelmina Ostrander').count(), 0);
  await look('the table of what is overdue');
  assert.ok(clicks <= 13, `${clicks} clicks`);
});
