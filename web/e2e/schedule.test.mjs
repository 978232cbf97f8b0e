// When a running group meets: a holiday is pushed past, and a session moved to
// another day and back, with its theme.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { day } from './browser.mjs';
import { dialog } from './desk.mjs';
import { running } from './practice.mjs';

const weekday = (date, n) => new Date(Date.parse(`${date}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

/** The fourth Thursday of November that is still to come, so far ahead that the
    holiday is in nobody else's way. */
function thanksgiving() {
  const soonest = day(30);
  for (const year of [Number(soonest.slice(0, 4)), Number(soonest.slice(0, 4)) + 1]) {
    const first = new Date(Date.UTC(year, 10, 1)).getUTCDay();
    const date = `${year}-11-${String(1 + ((11 - first) % 7) + 21).padStart(2, '0')}`;
    if (date > soonest) return date;
  }
  throw new Error('no Thanksgiving ahead');
}

const others = ['New Year\'s Day', 'Martin Luther King Jr. Day', 'Presidents\' Day', 'Memorial Day', 'Juneteenth', 'Independence Day', 'Labor Day', 'Columbus Day', 'Veterans Day', 'Christmas Day'];

async function keepsThanksgiving(country) {
  const admin = await signedIn('admin');
  const { version } = await admin.get('/settings/closed-days');
  await admin.put('/settings/closed-days', { country, except: country ? others : [], closures: [] }, version);
}

const dated = async (id) => (await (await signedIn('therapist')).get(`/cohorts/${id}`)).sessions.map((x) => x.date);
const lines = (asking) => asking.getByRole('region', { name: 'What this changes' }).getByRole('listitem');
const item = async (page, name) => {
  await page.getByRole('button', { name: /^More about this/ }).click();
  await page.getByRole('menuitem', { name }).click();
};

at('therapist', 'a Thanksgiving is told of, and the rest pushed past it', [], async ({ page }, look) => {
  const holiday = thanksgiving();
  const cohort = await running('Thanks at dawn', 'Thankful', { startsOn: weekday(holiday, -7), sessions: 4, time: '02:30' });
  await keepsThanksgiving('US');
  try {
    await page.goto(`/cohorts/${cohort.id}`);
    await page.getByText('when the practice is closed: Thanksgiving Day.').waitFor();
    await look('a session on a holiday');
    await page.getByRole('button', { name: 'Push the rest…' }).click();
    const asking = dialog(page, 'Push the rest');
    await asking.getByText('Session 4').waitFor();
    await lines(asking).nth(2).waitFor();
    assert.equal(await lines(asking).count(), 3);
    await look('push the rest, with what it changes');
    await asking.getByRole('button', { name: 'Push the sessions' }).click();
    await page.getByText('when the practice is closed').waitFor({ state: 'detached' });
    assert.deepEqual(await dated(cohort.id), [-7, 7, 14, 21].map((n) => weekday(holiday, n)));
  } finally {
    await keepsThanksgiving();
  }
});

at('therapist', 'one session moves to another day with its theme, and back', [422], async ({ page }, look) => {
  const cohort = await running('Moved at night', 'Moving', { startsOn: day(20), sessions: 3, time: '21:00' });
  const before = await dated(cohort.id);
  const to = weekday(before[1], 2);
  await page.goto(`/sessions/${cohort.sessions[1].id}`);
  await item(page, 'Move this session…');
  const asking = dialog(page, 'Move a session');
  await asking.getByLabel('New day').fill(to);
  await lines(asking).first().waitFor();
  await asking.getByLabel('Minutes').fill('240');
  await asking.getByText('must be between 60 and 120').waitFor();
  assert.ok(await asking.getByRole('button', { name: 'Move the session' }).isDisabled(), 'what was refused waits for something else');
  await asking.getByLabel('Minutes').fill('');
  await lines(asking).first().waitFor();
  await look('move a session, with what it changes');
  await asking.getByRole('button', { name: 'Move the session' }).click();
  await asking.waitFor({ state: 'detached' });
  assert.deepEqual(await dated(cohort.id), [before[0], to, before[2]]);
  await page.keyboard.press('Control+z');
  await page.getByRole('alert').filter({ hasText: 'Undone: Session 2 moved' }).waitFor();
  assert.deepEqual(await dated(cohort.id), before);
});

at('admin', 'holidays and closures are set, and seen as one plans', [], async ({ page }, look) => {
  await page.goto('/settings');
  await page.getByRole('heading', { name: 'Holidays and closures' }).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Add a closure' }).click();
  const closure = page.getByRole('group', { name: 'Closure 1' });
  await closure.getByLabel('From').fill(day(3000));
  await closure.getByLabel('Through').fill(day(3004));
  await closure.getByLabel('Reason').fill('Moving house');
  await look('a closure');
  await page.getByRole('button', { name: 'Save closed days' }).click();
  await page.getByRole('alert').filter({ hasText: 'Saved' }).waitFor();
  const admin = await signedIn('admin');
  assert.equal((await admin.get('/settings/closed-days')).closures[0].reason, 'Moving house');
});
