// A group's ground rules: written, signed by drawing, on paper and after a breach
// of confidence once more; named in the live hour until everybody has.
import assert from 'node:assert/strict';
import { at } from './at.mjs';
import { signedIn } from './api.mjs';
import { day } from './browser.mjs';
import { dialog } from './desk.mjs';
import { running } from './practice.mjs';

at('therapist', 'ground rules are signed on the tablet and on paper, and again after a breach', [], async ({ page }, look) => {
  const therapist = await signedIn('therapist');
  const cohort = await running('Rules at dawn', 'Ruled', { startsOn: day(-8), sessions: 4, time: '03:20' });
  await page.goto(`/cohorts/${cohort.id}`);
  await page.getByRole('button', { name: 'More about the ground rules' }).click();
  await page.getByRole('menuitem', { name: 'Write rules for this group alone…' }).click();
  const writing = dialog(page, 'Rules for this group');
  await writing.getByLabel('Name of the version').fill('Dawn 1');
  await writing.getByLabel('Text').fill('# What is said here stays here\nNobody tells names.\n\n# Coming\nOn time, and sober.');
  await writing.getByRole('button', { name: 'Publish this version' }).click();
  await page.getByText('0 of 6 signed Dawn 1').waitFor();

  const list = page.getByRole('list', { name: 'Signatures under the ground rules' });
  await list.getByRole('button', { name: 'Sign: Ines' }).click();
  const signing = dialog(page, 'Ground rules of the group');
  await signing.getByRole('heading', { name: 'What is said here stays here' }).waitFor();
  const pad = signing.getByRole('img', { name: /^Signature of Ines/ });
  const box = await pad.boundingBox();
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 90, { steps: 4 });
  await page.mouse.up();
  await look('a signature is drawn');
  await signing.getByRole('button', { name: 'Sign', exact: true }).click();
  await signing.getByText('Please hand the tablet back.').waitFor();
  await look('nothing of others is in sight');
  await signing.getByRole('button', { name: 'It is back with the leader' }).click();
  await page.getByText('1 of 6 signed Dawn 1').waitFor();
  await list.getByRole('button', { name: 'Sign: Tobias' }).click();
  await signing.getByText('On paper').click();
  await signing.getByLabel('Who saw it signed').fill('Tomás Iriarte');
  await signing.getByRole('button', { name: 'It is signed' }).click();
  await page.getByText('2 of 6 signed Dawn 1').waitFor();
  await page.getByRole('button', { name: 'Show who has signed' }).click();
  await list.getByText('seen by Tomás Iriarte').waitFor();

  await page.getByRole('button', { name: 'More about this cohort' }).click();
  await page.getByRole('menuitem', { name: 'Something left the room…' }).click();
  const telling = dialog(page, 'Something left the room');
  await telling.getByLabel('Whose it was').selectOption({ label: 'Ines' });
  await telling.getByLabel('What happened').fill('Told a neighbor who else comes.');
  await telling.getByLabel('What follows').selectOption('signs_again');
  await look('a breach is written down');
  await telling.getByRole('button', { name: 'Write it down' }).click();
  const breaches = page.getByRole('list', { name: 'Breaches of confidence' });
  await breaches.getByText('Signs the ground rules again').waitFor();
  assert.doesNotMatch(await breaches.innerText(), /Ines|neighbor/, 'whose it was stands on a page that is open before the group');
  await breaches.getByRole('button', { name: /^Read what left the room/ }).click();
  await breaches.getByText('Told a neighbor who else comes.').waitFor();
  await list.getByText('signs again').waitFor();
  await look('a breach and who signs again');

  const intake = await signedIn('intake');
  assert.equal((await intake.get(`/cohorts/${cohort.id}/ground-rules`)).members[0].state, 'signed', 'intake learns of a breach');
  await page.goto(`/sessions/${cohort.sessions[1].id}/live`);
  await page.getByText('5 members have not signed the ground rules that hold now.').waitFor();
  const { members } = await therapist.get(`/cohorts/${cohort.id}/ground-rules`);
  assert.deepEqual(members.map((m) => m.state), ['again', 'signed', 'older', 'older', 'older', 'older']);
});
