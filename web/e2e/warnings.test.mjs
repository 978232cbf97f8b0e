// Somebody stays away twice: the cohort's page says how many are at risk, the page by
// week who and why; what was done is written down, taken back and written again.
import assert from 'node:assert/strict';
import { at } from './at.mjs';
import { signedIn } from './api.mjs';
import { day } from './browser.mjs';
import { dialog } from './desk.mjs';
import { held, running } from './practice.mjs';

at('therapist', 'who stays away is warned of by a rule, called, and seen by week', [], async ({ page }, look) => {
  const therapist = await signedIn('therapist');
  const cohort = await running('Warned at dawn', 'Warned', { startsOn: day(-8), sessions: 4, time: '02:40' });
  await held(cohort, 1, { 0: 'no_show', 2: 'late' });
  await held(cohort, 2, { 0: 'late_cancel', 3: 'excused' });

  await page.goto(`/cohorts/${cohort.id}`);
  await page.getByText(/1 member is at risk, and nothing was done yet\./).waitFor();
  await page.getByRole('link', { name: 'Look by week' }).click();
  const list = page.getByRole('list', { name: 'Who is at risk, and why' });
  await list.getByText(/^Missed two sessions in a row without an excuse: did not come on .* and cancelled late on /).waitFor();
  assert.equal(await list.getByRole('listitem').filter({ hasText: 'Ines' }).count(), 2, 'two rules speak');
  await list.getByText('Rule of thumb').first().click();
  await list.getByText(/A rule of thumb: no study gives this limit/).waitFor();
  const grid = page.getByRole('region', { name: 'Attendance, homework and scores by member and week' });
  assert.match(await grid.getByRole('row', { name: /Ines/ }).innerText(), /no-show[\s\S]*late cancel/);
  await look('a group by week');

  await list.getByRole('button', { name: 'Say what was done: Ines: Two missed in a row' }).click();
  const saying = dialog(page, 'What was done for Ines');
  await saying.getByLabel('What was done', { exact: true }).selectOption('nothing_needed');
  await saying.getByRole('button', { name: 'Record it' }).click();
  await saying.getByText('Say why nothing is needed.').waitFor();
  await look('what was done is asked');
  await saying.getByLabel('What was done', { exact: true }).selectOption('called');
  await saying.getByLabel('In words').fill('Was ill, comes again.');
  await saying.getByRole('button', { name: 'Record it' }).click();
  await list.getByText(/^Called or wrote, and reached them/).waitFor();
  await list.getByRole('button', { name: 'More about Ines: Two missed in a row' }).click();
  await page.getByRole('menuitem', { name: /is an error…$/ }).click();
  const slip = dialog(page, 'This was entered in error?');
  await slip.getByRole('textbox').fill('It was her sister.');
  await slip.getByRole('button', { name: 'Mark it as an error' }).click();
  await list.getByRole('button', { name: 'Say what was done: Ines: Two missed in a row' }).waitFor();
  const { items } = await therapist.get(`/cohorts/${cohort.id}/warnings`);
  assert.equal(items.find((w) => w.rule === 'missed_in_a_row').answers[0].inError.reason, 'It was her sister.');

  await page.getByRole('link', { name: 'The rules' }).click();
  await page.getByText(/From 300 on, each rule is held against how they ended/).waitFor();
  await look('the rules of warning');
  await page.goto(`/clients/${cohort.members[0].id}`);
  await page.getByRole('list', { name: 'At risk' }).getByText(/^Missed two sessions in a row/).waitFor();
  await page.goto('/');
  await page.getByRole('region', { name: 'At risk' }).getByRole('button', { name: /^Show all/ }).click(); // the longest waiting come first
  await page.getByRole('list', { name: 'At risk' }).getByRole('link', { name: 'Ines' }).first().waitFor();
});
