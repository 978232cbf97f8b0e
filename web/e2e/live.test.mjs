// A live hour on two tablets, one of them cut off: what both note is put together,
// the screen in the room names nobody, and the session is closed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedIn } from './api.mjs';
import { deskOf } from './at.mjs';
import { day } from './browser.mjs';
import { Inspection } from './inspection.mjs';
import { running } from './practice.mjs';

const tablet = { width: 1024, height: 768 };

test('two tablets note one hour, one of them without a network', { timeout: 900_000 }, async (t) => {
  const inspection = new Inspection();
  const cohort = await running('Two tablets', 'Tablet', { startsOn: day(-8), sessions: 3, time: '03:20' });
  const { id } = cohort.sessions[1];
  const open = async () => {
    const desk = await deskOf(t, 'therapist', { inspection, ...tablet });
    await desk.page.goto(`/sessions/${id}/live`);
    await desk.page.getByText('Everything is sent').waitFor();
    return desk;
  };
  const [one, other] = await Promise.all([open(), open()]);
  // The line of the other tablet is cut; the browser's own word of it is no fault.
  const complain = inspection.complain.bind(inspection);
  inspection.complain = (what) => /ERR_INTERNET_DISCONNECTED/.test(what) || complain(what);
  await other.context.setOffline(true);
  await other.page.getByText('Not connected: what you note is kept here').waitFor();

  const seat = (desk, name) => desk.page.getByRole('button', { name: new RegExp(`^${name}`) }).first();
  await seat(one, 'Ines').click(); // present
  await one.page.getByRole('button', { name: /^Had a turn/ }).click();
  await seat(one, 'Ines').click();
  await seat(other, 'Ines').click(); // present
  await seat(other, 'Ines').click(); // late
  await seat(other, 'Tobias').click();
  await other.page.getByRole('textbox', { name: 'Quick note' }).fill('The group was slow to begin.');
  await other.page.getByRole('button', { name: 'Keep note' }).click();
  await other.page.getByText('Not connected: 4 things wait here').waitFor();
  assert.ok(!(await other.page.evaluate(() => JSON.stringify({ ...window.localStorage }))).includes('slow to begin'), 'nothing readable lies in the browser');
  await one.page.getByText('Everything is sent').waitFor();

  await other.context.setOffline(false);
  await other.page.getByText('Everything is sent').waitFor();
  // Both see one result, and what they said of one member side by side.
  for (const { page } of [one, other]) {
    await page.getByRole('region', { name: 'To decide' }).getByText('Ines, attendance').waitFor();
    await page.getByText('The group was slow to begin.').waitFor();
  }
  await one.page.bringToFront(); // what lies behind is drawn seldom
  await one.look('a live hour with something to decide');
  await one.page.getByRole('button', { name: 'Take present' }).or(one.page.getByRole('button', { name: 'Keep present' })).first().click();
  for (const { page } of [one, other]) await page.getByRole('region', { name: 'To decide' }).waitFor({ state: 'detached' });

  await other.page.bringToFront();
  await other.page.goto(`/sessions/${id}/room`);
  await other.page.getByRole('heading', { level: 1 }).waitFor();
  assert.ok(!/Ines|Tobias|slow to begin/.test(await other.page.content()), 'the room sees nobody');
  await other.look('the room');

  const therapist = await signedIn('therapist');
  const closed = await therapist.post(`/sessions/${id}/close`);
  const marked = new Map(closed.attendance.map((a) => [a.clientId, a.status]));
  assert.deepEqual(cohort.members.slice(0, 2).map((m) => marked.get(m.id)), ['present', 'present']);
  t.diagnostic(inspection.figures());
  inspection.assertClean();
});
