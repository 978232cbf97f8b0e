// The whole loop through the page, in one story: a referral becomes an exported
// fee, and the homework of the session comes back in the next one.
import { test } from 'node:test';
import { day, newDesk } from './browser.mjs';
import { signIn } from './desk.mjs';
import { Inspection } from './inspection.mjs';
import { exportBatch, readCharges } from './story/billing.mjs';
import { accept, answerGAD7, answerPHQ9, recordReferral } from './story/intake.mjs';
import { enroll, fillSeats, planCohort, start } from './story/placement.mjs';
import { close, giveHomework, homeworkReturns, takeAttendance } from './story/session.mjs';

test('a referral becomes an exported fee, and homework comes back', { timeout: 1_200_000 }, async (t) => {
  const inspection = new Inspection();
  const look = (page, name) => inspection.step(page, name);
  const story = {
    client: { firstName: 'Orla', lastName: 'Brannigan', birthDate: '1990-04-12' },
    cohort: { name: 'Anger Management, story group', startsOn: day(-8) },
    homework: { title: 'Anger meter for a week' },
    members: [],
  };
  const begun = Date.now();
  const chapter = async (name, telling) => {
    const value = await telling();
    t.diagnostic(`${((Date.now() - begun) / 1000).toFixed(1)} s  ${name}`);
    return value;
  };
  const arrive = async (who) => {
    story[who] = await newDesk(t, inspection);
    await signIn(story[who].page, who);
    await look(story[who].page, `first page of ${who}`);
  };

  await chapter('intake signs in', () => arrive('intake'));
  await chapter('a referral is recorded', () => recordReferral(story, look));
  await chapter('PHQ-9, and its risk flag answered', () => answerPHQ9(story, look));
  await chapter('GAD-7', () => answerGAD7(story, look));
  await chapter('triaged and accepted', () => accept(story, look));
  await chapter('the therapist signs in', () => arrive('therapist'));
  await chapter('a cohort is planned', () => planCohort(story, look));
  await chapter('the client has a seat', () => enroll(story, look));
  await chapter('five more members', () => fillSeats(story));
  await chapter('the cohort starts', () => start(story, look));
  await chapter('attendance', () => takeAttendance(story, look));
  await chapter('homework', () => giveHomework(story, look));
  story.closed = await chapter('the session closes', () => close(story, look));
  await chapter('billing signs in', () => arrive('billing'));
  await chapter('charges', () => readCharges(story, look));
  await chapter('a batch and its file', () => exportBatch(story, look));
  await chapter('homework comes back', () => homeworkReturns(story, look));

  t.diagnostic(inspection.figures());
  inspection.assertClean();
});
