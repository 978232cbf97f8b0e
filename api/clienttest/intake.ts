import assert from 'node:assert/strict';
import type { CohortClient } from './client';
import { day } from './group';

export async function refer(intake: CohortClient) {
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

export async function seat(intake: CohortClient, cohortId: string, clientId: string, referralId: string) {
  const asked = {
    id: cohortId, idempotencyKey: 'seat-nadia',
    requestBody: { clientId, referralId, committedSessions: 2, agreement: { version: '2026-1', signedOn: day, signedName: 'Nadia Okafor' } },
  };
  const enrollment = await intake.cohorts.enrollAClient(asked);
  assert.deepEqual([enrollment.clientId, enrollment.cohortId, enrollment.fromSession], [clientId, cohortId, 1]);
  assert.equal((await intake.cohorts.enrollAClient(asked)).id, enrollment.id); // sent again, it is the same
  assert.equal((await intake.referrals.readAReferral({ id: referralId })).status, 'placed');
}
