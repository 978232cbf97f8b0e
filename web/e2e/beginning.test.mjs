// What was typed late or wrong of a membership is set right on the page: when it
// began, what was agreed to, and since when somebody waits.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { day } from './browser.mjs';
import { dialog, field } from './desk.mjs';

/** A cohort whose first four sessions are over and not closed. */
async function running(name, change = {}) {
  const api = await signedIn('therapist');
  const { user } = await api.get('/me');
  const made = await api.post('/cohorts', {
    name, type: 'support', leadId: user.id, fee: { amount: 4500, currency: 'USD' }, problemArea: 'parenting', entry: 'open', overrideReason: 'For the test.', ...change,
    schedule: { startsOn: day(-24), time: '06:30', timeZone: 'America/New_York', durationMinutes: 60, cadence: 'weekly', sessions: 8 },
  });
  return api.post(`/cohorts/${made.id}/start`, { overrideReason: 'For the test.' });
}

const someone = { birthDate: '1985-06-15' };

/** A client whose referral was accepted and who was assessed. */
async function ready(firstName, lastName) {
  const api = await signedIn('intake');
  const referral = await api.post('/referrals', {
    client: { firstName, lastName, ...someone }, source: 'self', urgency: 'routine', reason: 'Asked for a group.', problemAreas: ['parenting'], receivedOn: day(-30),
  });
  await api.post(`/referrals/${referral.id}/accept`);
  await api.post(`/clients/${referral.clientId}/assessments`, { instrument: 'gad-7', answers: [1, 1, 0, 1, 0, 1, 1], takenOn: day() });
  return api.get(`/clients/${referral.clientId}`);
}

at('therapist', 'a beginning that was typed wrong is set right, with the rolls that change', [409], async ({ page }, look) => {
  const cohort = await running('Late lantern');
  const client = await ready('Corin', 'Vale');
  const api = await signedIn('therapist');
  const seat = await (await signedIn('intake')).post(`/cohorts/${cohort.id}/enrollments`, {
    clientId: client.id, fromSession: 5, committedSessions: 4, agreement: { version: '2026-1', signedOn: day(), signedName: 'Corin Vale' },
  });
  const mark = (number, status) => api.put(`/sessions/${cohort.sessions[number - 1].id}/attendance`, { items: [{ clientId: client.id, status }] });
  await page.goto(`/cohorts/${cohort.id}`);
  const open = async (item) => {
    await page.getByRole('button', { name: 'More about Corin’s membership' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  await open('Correct the beginning…');
  const began = dialog(page, 'When did Corin begin?');
  await began.getByLabel('First session').selectOption('3');
  await began.getByText('Sessions 3 to 4 become theirs').waitFor();
  assert.equal(await began.getByLabel('Member since').inputValue(), day(-10));
  await began.getByRole('button', { name: 'Correct the beginning' }).click();
  await began.getByText('Say why, so that the next person understands.').waitFor();
  await look('the beginning, without a reason');
  await field(began, 'Reason').fill('Came two weeks earlier.');
  await began.getByRole('button', { name: 'Correct the beginning' }).click();
  await began.waitFor({ state: 'hidden' });
  await page.getByText('joined at session 3').waitFor();

  // A roll that says they were there speaks against a later beginning.
  await mark(3, 'present');
  await page.reload();
  await open('Correct the beginning…');
  await began.getByLabel('First session').selectOption('4');
  await began.getByText(/The roll of session 3 on .* has them as present/).waitFor();
  await field(began, 'Reason').fill('One week later after all.');
  await began.getByRole('button', { name: 'Correct the beginning' }).click();
  await began.getByText(/Session 3 on .* has this member as present/).waitFor();
  assert.equal(await began.getByLabel('First session').getAttribute('aria-invalid'), 'true');
  await look('the beginning, refused at its field');
  await mark(3, 'no_show');
  await page.reload();
  await open('Correct the beginning…');
  await began.getByLabel('First session').selectOption('4');
  await began.getByText(/Their mark of session 3 on .* goes: no-show/).waitFor();
  await field(began, 'Reason').fill('One week later after all.');
  await began.getByRole('button', { name: 'Correct the beginning' }).click();
  await began.waitFor({ state: 'hidden' });
  await page.getByText('joined at session 4').waitFor();

  await open('Correct the beginning…');
  const stood = began.getByRole('list', { name: 'What stood before' });
  await stood.getByText(/stood as session 5.*Came two weeks earlier/).waitFor();
  await look('the beginning, with what stood');
  await began.getByRole('button', { name: 'Cancel' }).click();

  await open('Commitment and agreement…');
  const agreed = dialog(page, 'What did Corin agree to?');
  await agreed.getByLabel('Committed sessions').fill('5');
  await agreed.getByLabel('Committed on').fill(day(-12));
  await look('what was agreed to');
  await agreed.getByRole('button', { name: 'Save' }).click();
  await agreed.waitFor({ state: 'hidden' });
  const told = await api.get(`/enrollments/${seat.id}`);
  assert.deepEqual([told.fromSession, told.committedSessions, told.committedOn, told.agreement.signedName], [4, 5, day(-12), 'Corin Vale']);
});

at('intake', 'a commitment and a wait that are told late have their own day', [409], async ({ page }, look) => {
  const api = await signedIn('intake');
  const cohort = await running('Patient lantern');
  const slow = await running('Slow lantern', { entry: 'slow_open' });
  const client = await ready('Delphine', 'Orrery');
  await page.goto(`/clients/${client.id}`);
  await page.getByRole('button', { name: 'Find a seat' }).click();
  await page.getByRole('button', { name: `Enroll ${client.code} in ${cohort.name}` }).click();
  const seat = dialog(page, new RegExp(`^A seat for ${client.code}`));
  await seat.getByLabel('Committed on').fill(day(-5));
  await field(seat, 'Agreement version').fill('2026-1');
  await look('a seat, committed to days ago');
  await seat.getByRole('button', { name: 'Enroll', exact: true }).click();
  await seat.waitFor({ state: 'hidden' });
  const [made] = (await api.get(`/clients/${client.id}/enrollments`)).items;
  assert.equal(made.committedOn, day(-5));
  await page.getByRole('button', { name: `More about the membership of ${client.code} in ${cohort.name}` }).click();
  await page.getByRole('menuitem', { name: 'Correct the beginning…' }).click();
  const began = dialog(page, `When did ${client.code} begin?`);
  await began.getByLabel('First session').selectOption('4');
  await field(began, 'Reason').fill('Came last week.');
  await began.getByRole('button', { name: 'Correct the beginning' }).click();
  await began.waitFor({ state: 'hidden' });
  await page.getByText(/it stood as session 5.*Came last week/).waitFor();
  await look('a membership with its history');

  const walked = await api.post('/clients', { firstName: 'Wilder', lastName: 'Quay', ...someone });
  await page.goto(`/clients/${walked.id}`);
  await page.getByRole('button', { name: 'Find a seat' }).click();
  await page.getByRole('button', { name: `Put ${walked.code} on the waitlist of ${slow.name}` }).click();
  const waits = dialog(page, `${walked.code} waits for ${slow.name}`);
  await waits.getByLabel('Waiting since').fill(day(-9));
  await look('a wait that began days ago');
  await waits.getByRole('button', { name: 'Put on the waitlist' }).click();
  await waits.waitFor({ state: 'hidden' });
  await page.getByText(/Place 1 in line, for 9 days/).waitFor();
});

at('therapist', 'minutes and places of a closed session are set right', [409], async ({ page }, look) => {
  const cohort = await running('Half lantern', { delivery: 'hybrid' });
  const client = await ready('Bastian', 'Fenn');
  await (await signedIn('intake')).post(`/cohorts/${cohort.id}/enrollments`, {
    clientId: client.id, fromSession: 1, committedSessions: 8, agreement: { version: '2026-1', signedOn: day(), signedName: 'Bastian Fenn' },
  });
  const api = await signedIn('therapist');
  const session = `/sessions/${cohort.sessions[0].id}`;
  await api.put(`${session}/attendance`, { items: [{ clientId: client.id, status: 'late', minutes: 20, place: 'in_person' }] });
  await api.post(`${session}/close`);
  await page.goto(session);
  await page.getByRole('button', { name: 'Correct attendance' }).click();
  const correct = dialog(page, 'Correct attendance');
  await correct.getByLabel('Minutes of Bastian').fill('45');
  await correct.getByLabel('Where Bastian was').selectOption('online');
  await correct.getByText('Bastian: Session charged').waitFor(); // for other minutes, elsewhere, at the same fee
  await look('minutes and place set right');
  await field(correct, 'Reason').fill('Came from home at a quarter past.');
  await correct.getByRole('button', { name: 'Correct attendance' }).click();
  await correct.waitFor({ state: 'hidden' });
  await page.getByText('late 20 min in the room, now late 45 min online').waitFor();
  const { attendance } = await api.get(session);
  assert.deepEqual(attendance.map(({ status, minutes, place }) => [status, minutes, place]), [['late', 45, 'online']]);
});
