// A group that ended: its summaries on one page, signed together, with what goes
// home and a certificate; and somebody who is asked afterwards.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { dialog, field } from './desk.mjs';

const shots = process.env.COHORT_SHOTS; // a folder, for who wants to look

at('therapist', 'the members of a group graduate on one page, each with what comes after', [], async ({ page }, look) => {
  const api = await signedIn('therapist');
  const ended = (await api.get('/cohorts?status=completed')).items;
  const groups = await Promise.all(ended.map((c) => api.get(`/cohorts/${c.id}/graduation`)));
  const group = groups.find((g) => g.members.some((m) => m.discharge?.status === 'draft'));
  assert.ok(group, 'the demonstration has a group that ended and a summary that is not signed');
  const last = group.members.find((m) => m.discharge?.status === 'draft');
  const other = group.members.find((m) => m.discharge?.status === 'signed' && m.outcome === 'completed');
  const shoot = async (name) => shots && page.screenshot({ path: `${shots}/graduation-${name}.png`, fullPage: true });

  await page.goto(`/cohorts/${group.cohortId}`);
  await page.getByRole('link', { name: 'Graduation', exact: true }).click();
  await page.getByRole('heading', { name: `Summary of ${last.firstName}` }).waitFor();
  await page.getByText(/^Still missing: /).waitFor();
  await look('a group that graduates');
  await shoot('writing');
  const progress = page.getByRole('textbox', { name: 'Progress' });
  await progress.fill(`Practiced with ${other.firstName} each week.`);
  const found = page.getByRole('list', { name: 'Names of other members' });
  await found.getByText(`“${other.firstName}”`).waitFor();
  await look('another member is named');
  await found.getByRole('button', { name: /^Write “/ }).click();
  await found.waitFor({ state: 'detached' });
  assert.ok(!(await progress.inputValue()).includes(other.firstName));

  await page.getByRole('textbox', { name: `How ${last.firstName} sees it` }).fill('I know what to do on a bad Monday.');
  for (const group of await page.getByRole('region', { name: 'Managing alone' }).getByRole('group').all()) {
    const alone = group.getByRole('button', { name: 'alone', exact: true });
    if ((await alone.count()) > 0 && (await group.getByRole('button', { pressed: true }).count()) === 0) await alone.click();
  }
  await page.getByRole('textbox', { name: 'Routines that stay' }).fill('A walk before supper\nThe log on Sundays');
  await page.getByRole('button', { name: 'Group from the directory…' }).click();
  const directory = dialog(page, 'From the directory');
  await field(directory, 'Name or subject').fill('smart');
  await directory.getByRole('button', { name: 'Take SMART Recovery' }).click();
  await directory.getByRole('button', { name: 'Taken: SMART Recovery' }).waitFor();
  await look('groups of the directory');
  await page.keyboard.press('Escape');
  await page.getByRole('group', { name: 'Group 1' }).getByLabel('Contact').waitFor();
  const bar = page.getByText('1 summary is ready.');
  await bar.waitFor();
  await page.getByRole('button', { name: 'Sign it…' }).click();
  await dialog(page, 'Sign 1 summary').getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText('Every summary is signed.').waitFor();
  await look('everybody graduated');
  await shoot('signed');

  const taken = async (name) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFile(await file.path());
  };
  assert.equal((await taken(/to take home$/)).subarray(0, 5).toString(), '%PDF-');
  assert.equal((await taken('For the record')).subarray(0, 5).toString(), '%PDF-');
  await page.getByRole('navigation', { name: 'Members' }).getByRole('button', { name: new RegExp(`^${other.firstName}`) }).click();
  await page.getByRole('heading', { name: `Summary of ${other.firstName}` }).waitFor();
  await page.getByRole('button', { name: 'Certificate of completion…' }).click();
  await dialog(page, 'Certificate of completion').getByText(/sessions/).first().waitFor();
});

at('intake', 'somebody is asked after treatment: not reached at first, then reached', [], async ({ page }, look) => {
  const api = await signedIn('intake');
  const before = (await api.get('/follow-ups?list=due')).items[0];
  assert.ok(before, 'the demonstration has somebody to ask');
  await page.goto('/aftercare');
  await page.getByRole('list', { name: 'How are they doing?' }).waitFor();
  await look('whom to ask');
  const ask = () => page.getByRole('button', { name: `Ask ${before.firstName} how they are doing` }).first().click();
  const asking = dialog(page, `How is ${before.firstName}?`);
  await ask();
  await asking.getByLabel('Result').selectOption('not_reached');
  await look('a try that reaches nobody');
  await asking.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/tried (once|\d+ times)/).first().waitFor();
  await ask();
  await asking.getByRole('list', { name: 'Asked before' }).getByText(/not reached/).first().waitFor();
  await asking.getByLabel('Self-help groups, last 30 days').selectOption('4_to_7');
  await asking.getByLabel('Support around them').selectOption('enough');
  await asking.getByLabel('In words').fill('Goes on Tuesdays.');
  if (shots) await page.screenshot({ path: `${shots}/graduation-asking.png` });
  await asking.getByRole('button', { name: 'Save' }).click();
  await asking.waitFor({ state: 'detached' });
  const after = await api.get(`/discharges/${before.dischargeId}/follow-ups`);
  const done = after.tasks.find((t) => t.after === before.after).done;
  assert.equal(done.words, 'Goes on Tuesdays.');
  assert.equal(after.items.filter((u) => u.result === 'not_reached').length, before.tries + 1);
});
