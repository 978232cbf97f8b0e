// The directory of support groups: found in, looked after, put right by two at
// once, and printed for somebody to take along.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { choose, dialog, field } from './desk.mjs';

const rows = (page) => page.getByRole('table').getByRole('rowheader');
const search = (page) => page.getByRole('search', { name: 'Search the directory' });

at('intake', 'somebody is found a group, and the directory is looked after', [], async ({ page }, look) => {
  const intake = await signedIn('intake');
  await page.goto('/');
  await page.getByRole('link', { name: 'Support groups' }).first().click();
  await rows(page).nth(20).waitFor();
  await look('the directory');

  // Twelve steps, online, costs nothing: kept in the address.
  await choose(page, 'Twelve steps', 'With', search(page));
  await choose(page, 'How', 'Online', search(page));
  await choose(page, 'Kind', 'Recovery', search(page));
  await page.getByRole('button', { name: 'Una luz, grupo de los jueves', exact: true }).waitFor({ state: 'detached' });
  assert.match(page.url(), /steps=yes/);
  await page.reload();
  await rows(page).filter({ hasText: 'Overeaters Anonymous' }).waitFor();
  assert.equal(await rows(page).filter({ hasText: 'SMART Recovery' }).count(), 0, 'one without steps is found');
  await look('found for somebody');

  // One is right today by one click; several at once.
  const [name] = (await rows(page).filter({ hasText: 'Nicotine Anonymous' }).getByRole('button').allInnerTexts());
  await page.getByRole('button', { name: `Still right, today: ${name}` }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByText('Today').waitFor();
  await page.getByRole('alert').getByRole('button', { name: /^Undo/ }).click();
  await row.getByText('Never').waitFor();
  await row.getByRole('button', { name: /^Still right/ }).click();
  await row.getByText('Today').waitFor();
  await page.getByRole('checkbox', { name: 'Choose Overeaters Anonymous (OA)' }).check();
  await page.getByRole('checkbox', { name: 'Choose Sex Addicts Anonymous (SAA)' }).check();
  const bar = page.getByRole('region', { name: 'Chosen' });
  await bar.getByText('2 groups chosen').waitFor();
  await look('two are chosen');
  await bar.getByRole('button', { name: 'Still right, today' }).click();
  await bar.waitFor({ state: 'detached' });
  const checked = (await intake.get('/support-groups?words=anonymous&limit=200')).items.filter((g) => /Nicotine|Overeaters|Sex Addicts/.test(g.name));
  assert.deepEqual(new Set(checked.map((g) => g.verifiedBy)), new Set(['Ruth Abara']));

  // What waits for a look, and what is there no more.
  await page.goto('/support-groups?show=waiting');
  await rows(page).filter({ hasText: 'Both Shores' }).waitFor();
  await page.getByRole('row').filter({ hasText: 'Next of kin' }).getByText('nobody answered').waitFor();
  assert.equal(await rows(page).filter({ hasText: 'Lantern' }).count(), 0, 'one that was checked lately waits');
  await look('what waits for a check');
  await search(page).getByText('There no more').click();
  await page.getByRole('row').filter({ hasText: 'Ups and downs' }).getByText(/^gone from/).waitFor();

  // The national organizations are here already.
  await page.getByRole('button', { name: 'More about the directory' }).click();
  await page.getByRole('menuitem', { name: 'National organizations…' }).click();
  const library = dialog(page, 'National organizations');
  await library.getByText('in your directory').first().waitFor();
  assert.equal(await library.getByRole('checkbox').count(), 33);
  await library.getByRole('button', { name: 'All are taken', disabled: true }).waitFor();
  await look('the library');
});

at('therapist', 'a group is added, put right by two, ends by mistake and is printed', [412, 422], async ({ page }, look) => {
  const intake = await signedIn('intake');
  await page.goto('/support-groups');
  await rows(page).first().waitFor();
  await page.getByRole('button', { name: 'Add a group' }).click();
  const adding = dialog(page, 'A support group');
  await field(adding, 'Name').fill('Kite Street walkers');
  await adding.getByRole('button', { name: 'Add it' }).click();
  await adding.getByText('Choose what its people have in common.').waitFor();
  await choose(page, 'Kind', 'Peer support', adding);
  await field(adding, 'For').fill('depression, on foot');
  await choose(page, 'Cost', 'Free', adding);
  await adding.getByText('Community center').click();
  await field(adding, 'Address').fill('Kite Street 3');
  await field(adding, 'When').fill('Sundays at 10 am');
  await field(adding, 'Website').fill('nowhere');
  await field(adding, 'Remark').fill('Maya’s neighbor leads it.');
  await adding.getByRole('button', { name: 'Add it' }).click();
  await adding.getByText('must be an address such as example.org').waitFor();
  await look('a website that leads nowhere');
  await field(adding, 'Website').fill('walkers.example.org');
  await adding.getByRole('button', { name: 'Add it' }).click();
  await adding.waitFor({ state: 'detached' });
  await field(search(page), 'Search').or(search(page).getByRole('searchbox')).fill('kite walk');
  await page.getByRole('row').filter({ hasText: 'Kite Street walkers' }).getByText('Today').waitFor();
  const [{ id }] = (await intake.get('/support-groups?words=kite')).items;

  // Two put it right at once.
  await page.getByRole('button', { name: 'Kite Street walkers', exact: true }).click();
  const shown = dialog(page, 'Kite Street walkers');
  await shown.getByText('Maya’s neighbor leads it.').waitFor();
  await look('an entry');
  await shown.getByRole('button', { name: 'Edit', exact: true }).click();
  const editing = dialog(page, 'Edit Kite Street walkers');
  await field(editing, 'When').fill('Sundays at 11 am');
  const { name, kind, subject, reach, ways, cost, remark, version } = await intake.get(`/support-groups/${id}`);
  const theirs = { name, kind, subject, reach, ways, cost, remark, open: true, peerLed: true, address: 'Kite Street 3', website: 'walkers.example.org', when: 'Sundays at noon', access: 'Gravel paths' };
  await intake.put(`/support-groups/${id}`, theirs, version);
  await editing.getByRole('button', { name: 'Save' }).click();
  const between = dialog(page, 'Somebody saved before you');
  await between.getByText('Sundays at noon').waitFor();
  await look('two at once');
  await between.getByRole('button', { name: 'Save mine over it' }).click();
  await shown.getByText('Gravel paths').waitFor();
  await shown.getByText('Sundays at 11 am').waitFor();

  // It ends by mistake, and is back.
  await shown.getByRole('button', { name: 'Write down a check…' }).click();
  const check = dialog(page, 'Check: Kite Street walkers');
  await check.getByLabel('It is there no more').check();
  await check.getByLabel('In words').fill('Nobody at the corner.');
  await look('a check');
  await check.getByRole('button', { name: 'Write it down' }).click();
  await shown.getByText(/^There no more from/).first().waitFor();
  await shown.getByRole('button', { name: /^Entered in error: There no more/ }).click();
  const slip = dialog(page, 'This check was entered in error');
  await slip.getByLabel('Reason').fill('The wrong corner.');
  await slip.getByRole('button', { name: 'It was an error' }).click();
  await shown.getByText('Entered in error, Maya Lindqvist: The wrong corner.').waitFor();
  assert.equal((await intake.get(`/support-groups/${id}`)).over, false);
  await look('back in the directory');

  // On paper: what clients read, where help is in a crisis, and nothing of staff.
  await page.evaluate(() => {
    window.print = () => {}; // the sheet stays to be looked at
  });
  await shown.getByRole('button', { name: 'Print a sheet' }).click();
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('[data-sheet="alone"]');
  await sheet.getByRole('heading', { name: 'Kite Street walkers' }).waitFor();
  const paper = await sheet.innerText();
  for (const said of ['Sundays at 11 am', 'Kite Street 3', 'walkers.example.org', 'does not replace treatment', 'call or text 988']) assert.ok(paper.includes(said), `${said} is not on the sheet:\n${paper}`);
  assert.doesNotMatch(paper, /neighbor|Nobody at the corner|Maya/, 'what is for staff is on the sheet');
  assert.equal(await page.getByRole('heading', { name: 'Support groups', level: 1 }).count(), 1, 'the page behind the sheet');
});
