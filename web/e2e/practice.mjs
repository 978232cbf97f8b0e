// People and cohorts of a test's own, through the API, for what a story only
// needs to be there.
import { signedIn } from './api.mjs';
import { day } from './browser.mjs';

const firstNames = ['Ines', 'Tobias', 'Lucia', 'Emil', 'Mirela', 'Anouk'];

/** A referral for somebody new, accepted; assessed unless said otherwise. */
export async function referred(firstName, lastName, { birthDate = '1985-06-15', urgency = 'routine', receivedOn = day(), assessed = true } = {}) {
  const intake = await signedIn('intake');
  const referral = await intake.post('/referrals', {
    client: { firstName, lastName, birthDate }, source: 'self', urgency, reason: 'Wants to react less sharply.', problemAreas: ['anger'], receivedOn,
  });
  await intake.post(`/referrals/${referral.id}/accept`);
  if (assessed) await intake.post(`/clients/${referral.clientId}/assessments`, { instrument: 'gad-7', answers: [1, 1, 0, 1, 0, 1, 1], takenOn: day() });
  return { id: referral.clientId, code: referral.client.code, referral: referral.id, firstName, lastName };
}

/** A cohort that Maya Lindqvist leads, not started. */
export async function planned(name, { startsOn = day(7), sessions = 6, maxMembers = 8, entry = 'open', time = '09:00', curriculumId } = {}) {
  const therapist = await signedIn('therapist');
  const { items } = await therapist.get('/leaders');
  return therapist.post('/cohorts', {
    name, type: 'psychoeducational', curriculumId, entry, delivery: 'in_person', leadId: items.find((l) => l.name === 'Maya Lindqvist').id, minMembers: 6, maxMembers,
    schedule: { startsOn, time, timeZone: 'America/New_York', durationMinutes: 60, cadence: 'weekly', sessions }, fee: { amount: 4500, currency: 'USD' },
    overrideReason: 'Each test has a cohort of its own, at whatever hour.',
  });
}

/** Gives somebody a seat in a cohort, from its first session on. */
export async function seated(cohort, who, committedSessions = 6) {
  await (await signedIn('intake')).post(`/cohorts/${cohort.id}/enrollments`, {
    clientId: who.id, referralId: who.referral, fromSession: 1, committedSessions,
    agreement: { version: '2026-1', signedOn: day(), signedName: `${who.firstName} ${who.lastName}` },
  });
}

/** An hour at which Maya Lindqvist is needed nowhere else, early in the day: for
    what asks again whether she is free. */
export async function freeTime(startsOn, sessions) {
  const therapist = await signedIn('therapist');
  const { items } = await therapist.get('/leaders');
  const leaderIds = [items.find((l) => l.name === 'Maya Lindqvist').id];
  for (const time of ['05:15', '04:10', '03:05', '22:05', '23:00']) {
    const schedule = { startsOn, time, timeZone: 'America/New_York', durationMinutes: 60, cadence: 'weekly', sessions };
    if ((await therapist.post('/leaders/clashes', { leaderIds, schedule })).items.length === 0) return time;
  }
  throw new Error('Maya Lindqvist has no free hour');
}

/** A running cohort of six, whose first sessions have begun. The family name
    tells its members from those of other tests. */
export async function running(name, familyName, { startsOn = day(-15), sessions = 6, time = '09:00', curriculumId } = {}) {
  const therapist = await signedIn('therapist');
  const cohort = await planned(name, { startsOn, sessions, time, curriculumId });
  const members = await Promise.all(firstNames.map((firstName) => referred(firstName, familyName)));
  for (const m of members) await seated(cohort, m, sessions);
  await therapist.post(`/cohorts/${cohort.id}/start`, {});
  const { sessions: dated } = await therapist.get(`/cohorts/${cohort.id}`);
  return { id: cohort.id, name, members, sessions: dated };
}

/** Marks everybody and closes a session. Who is not named was present. */
export async function held(cohort, number, statuses = {}) {
  const therapist = await signedIn('therapist');
  const { id } = cohort.sessions[number - 1];
  await therapist.put(`/sessions/${id}/attendance`, { items: cohort.members.map((m, i) => ({ clientId: m.id, status: statuses[i] ?? 'present' })) });
  return therapist.post(`/sessions/${id}/close`);
}
