// Walks the main loop, from a referral to the line of an exported file, with the
// client that a generator made of the API's document. See scripts/api-client.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { ApiError, type Charge, CohortClient, type Export, type Problem } from './client';

const { COHORT_URL: url = '', COHORT_PASSWORD: password = '' } = process.env;
const day = '2026-03-03'; // the group already runs
const fee = { amount: 4500, currency: 'USD' };

async function signIn(email: string): Promise<CohortClient> {
  const { accessToken, user } = await new CohortClient({ BASE: url }).auth.signIn({ requestBody: { email, password } });
  assert.equal(user.email, email);
  return new CohortClient({ BASE: url, TOKEN: accessToken });
}

// refused wants a problem's status and code instead of an answer.
async function refused(asked: Promise<unknown>, status: number, code: string) {
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof ApiError, String(error));
    const problem = error.body as Problem;
    assert.deepEqual([error.status, problem.status, problem.code], [status, status, code]);
    return true;
  });
}

async function settle(admin: CohortClient) {
  const before = await admin.settings.readTheSettings();
  const requestBody = { practiceName: 'Harbor', currency: 'USD', timeZone: 'America/New_York', sessionCode: '90853' };
  const ifMatch = `"${before.version}"`;
  const after = await admin.settings.changeTheSettings({ requestBody, ifMatch });
  assert.deepEqual(after, { ...requestBody, version: before.version + 1 });
  await refused(admin.settings.changeTheSettings({ requestBody, ifMatch }), 412, 'stale');
  await refused(admin.settings.changeTheSettings({ requestBody }), 428, 'version_required');
}

async function refer(intake: CohortClient) {
  const referral = await intake.referrals.createAReferral({
    requestBody: {
      client: { firstName: 'Nadia', lastName: 'Okafor', birthDate: '1991-04-12' },
      source: 'health_provider', urgency: 'routine', receivedOn: day, reason: 'Outbursts at work; asks for a group.',
      problemAreas: ['anger'], referrer: { name: 'Dr. Lund', organization: 'Harbor Clinic' },
    },
  });
  const { id, clientId } = referral;
  assert.deepEqual([referral.status, referral.client.lastName, referral.problemAreas], ['received', 'Okafor', ['anger']]);

  const suitability = await intake.referrals.judgeWhetherAGroupFits({
    id,
    requestBody: { canAttend: true, keepsConfidence: true, comfortInGroups: 4, readinessToCommit: 4, needForStructure: 2, severity: 1 },
  });
  assert.equal(suitability.recommendation, 'fit');
  const assessment = await intake.clients.recordAnAssessment({
    id: clientId, requestBody: { instrument: 'gad-7', answers: [2, 1, 1, 2, 1, 2, null], takenOn: day },
  });
  assert.deepEqual([assessment.clientId, assessment.missing, assessment.complete], [clientId, 1, false]);
  const whole = await intake.clients.recordAnAssessment({
    id: clientId, requestBody: { instrument: 'gad-7', answers: [2, 1, 1, 2, 1, 2, 1], takenOn: day },
  });
  assert.deepEqual([whole.score, whole.band, whole.complete], [10, 'moderate', true]);
  assert.equal((await intake.referrals.acceptAReferral({ id })).status, 'accepted');

  const client = await intake.clients.readAClient({ id: clientId });
  const changed = await intake.clients.changeAClient({ id: clientId, requestBody: { preferredName: 'Nadi' }, ifMatch: `"${client.version}"` });
  assert.deepEqual([changed.preferredName, changed.code, changed.version], ['Nadi', client.code, client.version + 1]);
  return { referralId: id, clientId, code: client.code };
}

async function plan(therapist: CohortClient) {
  const { user } = await therapist.me.tellWhoIAmAndWhatIMayDo();
  const curriculum = await therapist.curricula.createACurriculum({
    requestBody: {
      name: 'Two evenings on anger',
      weeks: [
        {
          theme: 'What sets it off', goal: 'Know the first signs', objectives: ['Name three cues'],
          agenda: [{ title: 'Check-in', minutes: 15 }, { title: 'Cues', minutes: 60, technique: 'worksheet' }], homework: { title: 'Anger log' },
        },
        { theme: 'Time out', goal: 'Leave in time', objectives: ['Plan a time-out'], agenda: [{ title: 'Log review', minutes: 20 }], buildsOn: [1] },
      ],
    },
  });
  assert.equal((await therapist.curricula.publishACurriculum({ id: curriculum.id })).published, 1);
  const cohort = await therapist.cohorts.createACohort({
    requestBody: {
      name: 'Anger, Tuesday evening', type: 'cognitive_behavioral', approach: 'cbt', problemArea: 'anger', delivery: 'in_person',
      entry: 'closed', curriculumId: curriculum.id, leadId: user.id, minMembers: 6, maxMembers: 8, fee, place: 'Room 2',
      schedule: { startsOn: day, time: '18:00', timeZone: 'America/New_York', durationMinutes: 90, cadence: 'weekly', sessions: 2 },
    },
  });
  assert.deepEqual([cohort.curriculumName, cohort.leadName, cohort.seats.open, cohort.fee], [curriculum.name, user.name, 8, fee]);
  return cohort.id;
}

async function hold(therapist: CohortClient, cohortId: string, clientId: string) {
  await refused(therapist.cohorts.startACohort({ id: cohortId }), 409, 'below_minimum');
  const started = await therapist.cohorts.startACohort({ id: cohortId, requestBody: { overrideReason: 'One member, to try the API.' } });
  assert.deepEqual([started.status, started.seats.taken, started.roster.map((seat) => seat.clientId)], ['running', 1, [clientId]]);

  const { items } = await therapist.cohorts.listACohortsSessions({ id: cohortId });
  assert.deepEqual(items.map(({ number, date, theme }) => [number, date, theme]), [[1, day, 'What sets it off'], [2, '2026-03-10', 'Time out']]);
  const id = items[0]!.id;
  const marked = await therapist.sessions.takeAttendance({ id, requestBody: { items: [{ clientId, status: 'present' }] } });
  assert.deepEqual(marked.attendance.map((mark) => [mark.clientId, mark.status]), [[clientId, 'present']]);
  const given = { id, requestBody: { title: 'Anger log', dueOn: '2026-03-10' }, idempotencyKey: 'log-1' };
  const homework = await therapist.sessions.giveHomework(given);
  assert.equal((await therapist.sessions.giveHomework(given)).id, homework.id);
  const closed = await therapist.sessions.closeASession({ id });
  assert.deepEqual([closed.status, closed.attended, closed.missing, closed.charges.length], ['closed', 1, [], 1]);
  assert.deepEqual(await therapist.sessions.closeASession({ id }), closed); // closing again makes nothing
  const returned = await therapist.homework.recordAHomeworkReturn({ id: homework.id, clientId, requestBody: { status: 'returned' } });
  assert.equal(returned.status, 'returned');
  return closed.charges[0]!;
}

async function bill(billing: CohortClient, made: Charge, code: string): Promise<Export> {
  const period = { from: '2026-03-01', to: '2026-03-31' };
  const { items, totals } = await billing.charges.listCharges({ ...period, exported: 'false', totals: true });
  assert.deepEqual(totals, { count: 1, amount: fee });
  assert.deepEqual(items, [made]);
  const { clientCode, kind, code: procedure, units, status, serviceDate } = items[0]!;
  assert.deepEqual([clientCode, kind, procedure, units, status, serviceDate], [code, 'session', '90853', 1, 'ready', day]);

  const asked = { requestBody: { ...period, format: 'csv' as const }, idempotencyKey: 'march' };
  const batch = await billing.exports.createAnExport(asked);
  assert.deepEqual([batch.number, batch.count, batch.total], [1, 1, fee]);
  assert.deepEqual(await billing.exports.createAnExport(asked), batch); // sent again, it is the same
  const after = await billing.charges.listCharges({ ...period, exported: 'true' });
  assert.deepEqual(after.items.map(({ id, status, batchNumber }) => [id, status, batchNumber]), [[made.id, 'exported', 1]]);
  return batch;
}

async function walk() {
  const admin = await signIn('ada@example.org');
  const intake = await signIn('ines@example.org');
  const therapist = await signIn('theo@example.org');
  const billing = await signIn('bo@example.org');
  await settle(admin);
  const { referralId, clientId, code } = await refer(intake);
  const cohortId = await plan(therapist);

  const seat = {
    id: cohortId, idempotencyKey: 'seat-nadia',
    requestBody: { clientId, referralId, committedSessions: 2, agreement: { version: '2026-1', signedOn: day, signedName: 'Nadia Okafor' } },
  };
  const enrollment = await intake.cohorts.enrollAClient(seat);
  assert.deepEqual([enrollment.clientId, enrollment.cohortId, enrollment.fromSession], [clientId, cohortId, 1]);
  assert.equal((await intake.cohorts.enrollAClient(seat)).id, enrollment.id);
  assert.equal((await intake.referrals.readAReferral({ id: referralId })).status, 'placed');

  const charge = await hold(therapist, cohortId, clientId);
  const batch = await bill(billing, charge, code);
  const file = await billing.exports.downloadAnExportsFile({ id: batch.id });
  assert.equal(createHash('sha256').update(file).digest('hex'), batch.sha256);
  assert.deepEqual(file.split('\r\n').slice(1), [`0001,${charge.id},${day},${code},session,90853,1,45.00,USD,`, '']);
  await refused(billing.clients.readAClient({ id: clientId }), 403, 'forbidden');
}

void walk().then(
  () => console.log('a client generated from the document went from a referral to the line of an exported file'),
  (error: unknown) => {
    console.error(inspect(error, { depth: 6 }));
    process.exitCode = 1;
  },
);
