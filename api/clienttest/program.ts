import assert from 'node:assert/strict';
import type { CohortClient } from './client';
import { day, fee } from './group';
import { refused } from './refused';

export async function plan(therapist: CohortClient) {
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

export async function hold(therapist: CohortClient, cohortId: string, clientId: string) {
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
