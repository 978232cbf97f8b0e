// A curriculum is reordered, compared, carried over as a file, and adopted by a
// group that runs.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { day } from './browser.mjs';
import { dialog } from './desk.mjs';
import { running } from './practice.mjs';

const week = (theme, ...buildsOn) => ({ theme, goal: `Know ${theme.toLowerCase()}`, buildsOn, skills: [`Skill of ${theme}`], homework: { title: `Log of ${theme}` } });
const tab = (page, name) => page.getByRole('tab', { name });
const more = async (page, item) => {
  await page.getByRole('button', { name: 'More about this curriculum' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

at('therapist', 'a curriculum is reordered by keyboard, compared, carried over and adopted from week 5', [422], async ({ page }, look) => {
  const therapist = await signedIn('therapist');
  const made = await therapist.post('/curricula', { name: 'Calm evenings', tags: ['calm'], weeks: [week('Arriving'), week('Breath', 1), week('Body', 1), week('Thought', 2), week('Word'), week('Leaving', 4)] });
  await therapist.post(`/curricula/${made.id}/publish`);
  const cohort = await running('Calm on Tuesdays', 'Calmer', { startsOn: day(-15), sessions: 6, time: '04:20', curriculumId: made.id });

  await page.goto(`/curricula/${made.id}`);
  await tab(page, /Breath/).click();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByText('Not moved. Week 2, Breath, builds on week 1, Arriving, and cannot come before it.').waitFor();
  await look('a move that is refused');
  await page.getByRole('button', { name: 'Leave it' }).click();
  await tab(page, /Word/).click();
  await page.keyboard.press('Alt+ArrowRight');
  await page.getByText('Word is week 6 now.').waitFor();
  await tab(page, /Leaving/).click();
  await page.getByLabel('Theme').fill('Leaving well');
  await page.getByRole('button', { name: 'Publish version 2' }).click();
  await dialog(page, 'Publish version 2?').getByRole('button', { name: 'Publish version 2' }).click();
  await page.getByRole('button', { name: 'Version 2 published' }).waitFor();

  await page.getByRole('link', { name: 'Compare with version 2' }).click();
  await page.getByText('1 week moved, 1 week changed.').waitFor();
  await page.getByText('moved from week 5 to 6').waitFor();
  await look('two versions compared');

  await page.getByRole('link', { name: 'To the draft' }).click();
  const [saved] = await Promise.all([page.waitForEvent('download'), more(page, 'Export as Markdown')]);
  const path = await saved.path();
  assert.match(await readFile(path, 'utf8'), /^# Calm evenings\n/);
  await page.goto('/curricula');
  await page.getByRole('searchbox', { name: 'Search' }).fill('calm arriving');
  await page.getByRole('link', { name: 'Calm evenings' }).waitFor();
  await look('the library, searched');
  await page.getByRole('button', { name: 'Import' }).click();
  const importing = dialog(page, 'Import a curriculum');
  await importing.getByLabel('File').setInputFiles({ name: 'bad.md', mimeType: 'text/markdown', buffer: Buffer.from('# A\n\n**Format:** cohort-curriculum 1\n\nWeek one\n') });
  await importing.getByRole('button', { name: 'Import' }).click();
  await importing.getByText('Line 5: cannot be read').waitFor();
  await importing.getByLabel('File').setInputFiles({ name: 'calm.md', mimeType: 'text/markdown', buffer: await readFile(path) });
  await importing.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('button', { name: 'Publish version 1' }).waitFor();
  const again = await therapist.get(`/curricula/${page.url().split('/').at(-1)}`);
  assert.deepEqual(again.weeks, (await therapist.get(`/curricula/${made.id}`)).weeks);

  await page.goto(`/cohorts/${cohort.id}`);
  await page.getByRole('button', { name: 'See what changes…' }).click();
  const asking = dialog(page, 'Go over to version 2');
  await asking.getByLabel('From').click();
  await page.getByRole('option', { name: /^Session 5/ }).click();
  await asking.getByText('Leaving well').waitFor();
  await look('what going over changes');
  await asking.getByRole('button', { name: 'Follow version 2 from session 5' }).click();
  await page.getByText('Version 2 from session 5 on').first().waitFor();
  const themes = async () => (await therapist.get(`/cohorts/${cohort.id}`)).sessions.map((x) => x.theme);
  assert.deepEqual(await themes(), ['Arriving', 'Breath', 'Body', 'Thought', 'Leaving well', 'Word']);
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('button', { name: 'See what changes…' }).waitFor();
  assert.deepEqual(await themes(), ['Arriving', 'Breath', 'Body', 'Thought', 'Word', 'Leaving']);
});

at('therapist', 'homework is made smaller for one member and goes on for who has not finished it', [], async ({ page }, look) => {
  const therapist = await signedIn('therapist');
  const cohort = await running('Small steps', 'Stepper', { startsOn: day(-15), sessions: 6, time: '03:40' });
  await therapist.post(`/sessions/${cohort.sessions[0].id}/homework`, {
    title: 'My ladder', instructions: 'Ten steps, from easy to hard.', stages: [{ title: 'Plan', goal: 'Ten steps on paper', weeks: 1 }, { title: 'Climb', goal: 'Half way up', weeks: 2 }],
  });
  await page.goto(`/sessions/${cohort.sessions[1].id}`);
  const back = page.getByRole('region', { name: 'Homework to bring back: My ladder' });
  await back.getByRole('button', { name: 'Ines' }).click();
  await back.getByRole('button', { name: 'Change for a member' }).click();
  const changing = dialog(page, 'For one member: My ladder');
  await changing.getByLabel('Member').selectOption({ label: 'Tobias' });
  await changing.getByLabel('What they do otherwise').fill('Five steps are enough.');
  await changing.getByLabel(/^Plan/).check();
  await look('homework changed for one member');
  await changing.getByRole('button', { name: 'Save' }).click();
  await back.getByText('Five steps are enough.').waitFor();
  await back.getByRole('button', { name: 'Carry over to the next session' }).click();
  await page.getByText('carried over', { exact: false }).first().waitFor();
  await back.getByRole('button', { name: 'Carry over to the next session' }).waitFor({ state: 'detached' });
  await look('homework that goes on');
  await back.getByRole('button', { name: 'Do not carry it over after all' }).click();
  await back.getByRole('button', { name: 'Carry over to the next session' }).click();
  await back.getByRole('button', { name: 'Do not carry it over after all' }).waitFor();
  const { items, all } = await therapist.get(`/cohorts/${cohort.id}/homework`);
  assert.equal(items[1].carriedFrom, items[0].id);
  assert.equal(items[1].returns.length, 5);
  assert.deepEqual([items[1].returns.find((r) => r.clientId === cohort.members[1].id).personal, all.given, all.notAsked], ['Five steps are enough.', 6, 5]);
});
