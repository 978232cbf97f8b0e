// Rooms: a typed place becomes one, and a group is carried to another day by keys
// and into another room, after a look at what that does.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { day } from './browser.mjs';
import { dialog, field } from './desk.mjs';
import { running } from './practice.mjs';

at('admin', 'a typed place becomes a room', [], async ({ page }, look) => {
  await page.goto('/settings');
  await page.getByRole('button', { name: /^Make it a room: Room 4/ }).click();
  const asking = dialog(page, 'A room or place');
  assert.equal(await field(asking, 'Name').inputValue(), 'Room 4');
  assert.equal(await field(asking, 'Address').inputValue(), 'Harbor Street 14');
  await field(asking, 'Seats').fill('9');
  await look('a room is added');
  await asking.getByRole('button', { name: 'Add it' }).click();
  const rooms = page.getByRole('list', { name: 'Rooms and places' });
  await rooms.getByText('9 seats, Harbor Street 14, place of service 11').waitFor();
  await page.getByRole('region', { name: 'Typed for cohorts' }).getByText('Room 4').waitFor({ state: 'detached' });
  await look('rooms and places');
});

at('therapist', 'a group is carried to another day by keys, and into another room', [], async ({ page }, look) => {
  // An hour at which no group of another story meets: what is done again asks whether the leader is free.
  const cohort = await running('Rooms at dawn', 'Roomy', { startsOn: day(20), sessions: 3, time: '01:10' });
  const therapist = await signedIn('therapist');
  const third = (await therapist.get('/rooms')).items.find((r) => r.name === 'Room 3');
  await page.goto(`/calendar?view=week&date=${cohort.sessions[0].date}&cohort=${cohort.id}`);
  const group = page.locator('[data-event]').first();
  await group.focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowDown');
  await page.getByText(/Arrows move it, Enter lets it go/).waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  const asking = dialog(page, 'Move a session');
  await asking.getByRole('region', { name: 'What this changes' }).getByText('Session 1').waitFor();
  await asking.getByRole('combobox', { name: 'Room' }).click();
  await page.getByRole('option', { name: /^Room 3/ }).click();
  await asking.getByText('in Room 3').waitFor();
  await look('moved into another room');
  await asking.getByRole('button', { name: 'Move the session' }).click();
  await asking.waitFor({ state: 'detached' });
  await page.getByText('Room 3 · ').first().waitFor();
  const [first] = (await therapist.get(`/cohorts/${cohort.id}`)).sessions;
  assert.equal(first.roomId, third.id);
  assert.equal(new Date(first.startsAt).getUTCMinutes(), 25);
});
