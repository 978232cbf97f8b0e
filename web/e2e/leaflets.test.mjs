// Leaflets: put into the practice's own words, read, printed, and given at a referral.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { dialog, field } from './desk.mjs';
import { examples } from './pages.mjs';

at('admin', 'a leaflet is put into the practice’s own words by two, and taken back', [409], async ({ page }, look) => {
  const admin = await signedIn('admin');
  await page.goto('/leaflets');
  const shelf = page.getByRole('navigation', { name: 'Leaflets' });
  await shelf.getByRole('link').nth(4).waitFor();
  await look('the library');
  await shelf.getByRole('link', { name: 'Stigma' }).click();
  await page.getByRole('heading', { name: 'Whom do you tell?' }).waitFor();
  await page.reload(); // it stands in the address
  await page.getByText('The text that comes with Cohort. Let').waitFor();

  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const writing = dialog(page, 'In your own words');
  await field(writing, 'Title').fill('What do I say to others?');
  await look('a wording of one’s own');
  const theirs = await admin.post('/leaflets', { topic: 'stigma', title: 'Meanwhile', text: 'Somebody else’s.' });
  await writing.getByRole('button', { name: 'Publish this wording' }).click();
  await writing.getByText('Somebody published another version since.').waitFor();
  await admin.post(`/leaflets/${theirs.id}/withdraw`, { reason: 'Too short.' });
  await writing.getByRole('button', { name: 'Publish this wording' }).click();
  await page.getByRole('heading', { name: 'What do I say to others?' }).waitFor();
  const wordings = page.getByRole('list', { name: 'Wordings' });
  await wordings.getByText('Withdrawn by Noor Castellane: Too short.').waitFor();
  await look('its wordings');
  await wordings.getByRole('button', { name: 'More about the wording of Cohort' }).click();
  await page.getByRole('menuitem', { name: 'Read it' }).click();
  await dialog(page, 'What others may think, and what you do with it').getByText('You are a person who has something').waitFor();
  await look('an earlier wording');
});

at('intake', 'leaflets are given at a referral, printed, and one is a slip', [], async ({ page }, look) => {
  const { referral } = await examples();
  await page.goto(referral);
  const given = page.getByRole('list', { name: 'Leaflets given' });
  await page.getByRole('button', { name: 'Give a leaflet' }).click();
  const giving = dialog(page, 'Give leaflets');
  await giving.getByRole('checkbox', { name: 'What group therapy is' }).check();
  await giving.getByRole('checkbox', { name: 'When somebody close to you is in a group' }).check();
  await giving.getByText('Family or friends', { exact: true }).click();
  assert.equal(await giving.getByLabel('How').inputValue(), 'through_client');
  await giving.getByText('needs the client’s word').waitFor();
  await field(giving, 'Remark').fill('For a sister.');
  await look('two leaflets are given');
  await page.evaluate(() => {
    window.print = () => {}; // the sheets stay to be looked at
  });
  await giving.getByRole('button', { name: 'Print 2 leaflets' }).click();
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('[data-sheet="alone"]');
  await sheet.getByRole('heading', { name: 'What group therapy is' }).waitFor();
  assert.doesNotMatch(await sheet.innerText(), /sister|C-\d{4}/, 'a sheet says who takes it');
  await page.evaluate(() => window.dispatchEvent(new window.Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await giving.getByRole('button', { name: 'Note that it was given' }).click();
  await giving.waitFor({ state: 'detached' });
  assert.equal(await given.getByText('through the client').count(), 2);
  await given.getByRole('button', { name: 'More about What group therapy is' }).first().click();
  await page.getByRole('menuitem', { name: 'Entered in error…' }).click();
  const slip = dialog(page, 'Entered in error?');
  await slip.getByLabel('Reason').fill('The sister has it already.');
  await slip.getByRole('button', { name: 'Mark it' }).click();
  await given.getByText('Ruth Abara: The sister has it already.').waitFor();
  await look('one was a slip');
});
