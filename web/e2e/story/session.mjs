import assert from 'node:assert/strict';
import { dialog, field } from '../desk.mjs';

const seat = (page, name) => page.getByRole('group', { name: 'Roll call' }).getByRole('button', { name: new RegExp(`^${name},`) });
const expectMark = (page, name, word) => page.getByRole('group', { name: 'Roll call' }).getByRole('button', { name: `${name}, ${word}`, exact: true }).waitFor();

/** Attendance on the ring: with the mouse, with the keys, and from the menu. */
export async function takeAttendance({ therapist: { page }, client, members }, look) {
  await page.getByRole('link', { name: 'Open week 1' }).click();
  await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
  await seat(page, client.firstName).waitFor();
  await look(page, 'session page, nobody marked');
  const names = [client.firstName, ...members.map((m) => m.firstName)];

  await seat(page, names[0]).click();
  await expectMark(page, names[0], 'present');
  await seat(page, names[1]).click();
  await expectMark(page, names[1], 'present');

  // From here on by keyboard: letters set, Enter goes to the next status.
  await seat(page, names[2]).focus();
  await page.keyboard.press('p');
  await expectMark(page, names[2], 'present');
  await seat(page, names[3]).focus();
  await page.keyboard.press('Enter');
  await expectMark(page, names[3], 'present');
  await seat(page, names[3]).press('Enter');
  await expectMark(page, names[3], 'late');
  await seat(page, names[4]).focus();
  await page.keyboard.press('Alt+ArrowDown');
  const menu = page.getByRole('menu', { name: `Attendance of ${names[4]}` });
  await menu.waitFor();
  await look(page, 'session page, menu of a seat');
  if (!(await menu.isVisible())) await seat(page, names[4]).press('Alt+ArrowDown');
  await menu.getByRole('menuitemradio', { name: 'no-show' }).click();
  await expectMark(page, names[4], 'no-show');
  await page.getByRole('button', { name: 'Rest here' }).click();
  await expectMark(page, names[5], 'present');
  await page.getByText(/^Saved \d/).first().waitFor();
  await look(page, 'session page, everybody marked');

  await page.reload();
  for (const [name, word] of [[names[0], 'present'], [names[1], 'present'], [names[2], 'present'], [names[3], 'late'], [names[4], 'no-show'], [names[5], 'present']]) {
    await expectMark(page, name, word);
  }
}

/** Homework to everybody. */
export async function giveHomework({ therapist: { page }, homework }, look) {
  const form = page.getByRole('form', { name: 'Give homework' });
  await field(form, 'Title').fill(homework.title);
  await field(form, 'Instructions').fill('Note each time the meter passes five: what happened, what you told yourself, what you did.');
  await form.getByRole('button', { name: 'Give to everybody' }).click();
  await page.getByText('To everybody, due next time').waitFor();
  await look(page, 'session page, homework given');
}

/** Closing says first what it charges, and then charges that. */
export async function close({ therapist: { page }, members, client }, look) {
  await page.getByRole('button', { name: 'Close session' }).click();
  const asking = dialog(page, 'Close this session?');
  await asking.getByText('5 session fees at $45.00').waitFor();
  const lines = await asking.getByRole('list').first().innerText();
  const noShow = /1 no-show fee at \$(\d+\.\d\d)/.exec(lines);
  assert.ok(noShow, `the practice has a no-show fee: ${lines}`);
  const total = 5 * 45 + Number(noShow[1]);
  assert.ok(lines.includes(`$${total.toFixed(2)}`), `${total} in ${lines}`);
  await look(page, 'closing the session');
  await asking.getByRole('button', { name: 'Close session' }).click();
  await page.getByRole('heading', { name: 'Closed, 6 charges made' }).waitFor();
  const made = page.getByRole('list', { name: 'Charges made' }).getByRole('listitem');
  assert.equal(await made.count(), 6);
  assert.equal(await made.filter({ hasText: '$45.00' }).count(), 5);
  assert.match(await made.filter({ hasText: client.code }).innerText(), /\$45\.00/);
  await look(page, 'session page, closed');
  return { noShow: Number(noShow[1]), total, codes: new Map([[client.code, '45.00'], ...members.map((m, i) => [m.code, i === 3 ? noShow[1] : '45.00'])]) };
}

/** In the next session the homework comes back, with a word about it. */
export async function homeworkReturns({ therapist: { page }, client, members, homework }, look) {
  await page.getByRole('link', { name: 'Open session 2' }).click();
  const returns = page.getByRole('region', { name: `Homework to bring back: ${homework.title}` });
  await returns.waitFor();
  await returns.getByText('0 of 6 back, 6 not asked yet').waitFor();
  const chip = (name) => returns.getByRole('button', { name: new RegExp(name) });
  await chip(client.firstName).click();
  await returns.getByText('1 of 6 back, 5 not asked yet').waitFor();
  await chip(members[0].firstName).click();
  await chip(members[0].firstName).click();
  await returns.getByText('2 of 6 back').waitFor();
  await returns.getByRole('button', { name: 'Write feedback' }).click();
  const writing = dialog(page, `Feedback: ${homework.title}`);
  const words = 'You caught it at six twice. Keep the page with the two evenings.';
  await field(writing, `Feedback to ${client.firstName}`).fill(words);
  await look(page, 'feedback on homework');
  await writing.getByRole('button', { name: 'Done' }).click();
  await returns.getByText(/^Saved \d/).waitFor();
  await look(page, 'session page, homework came back');

  await page.reload();
  await returns.getByText('2 of 6 back').waitFor();
  await chip(`${members[0].firstName} · partial`).waitFor();
  await returns.getByRole('button', { name: 'Feedback (1)' }).click();
  assert.equal(await field(writing, `Feedback to ${client.firstName}`).inputValue(), words);
  await writing.getByRole('button', { name: 'Done' }).click();
}
