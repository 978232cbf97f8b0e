import { expect, it } from 'vitest';
import type { ClientBriefing } from './briefingQuery';
import { hourLines } from './hourLines';

const year = new Date().getFullYear();
const group = {
  cohortId: 'c',
  cohort: 'G-1',
  adherence: { held: 4, attended: 1, excused: 1, missed: 2, unmarked: 0, caughtUp: 0, committed: 12 },
  marks: (['no_show', 'present', 'excused', 'late_cancel'] as const).map((mark, i) => ({ number: i + 1, date: `${year}-03-0${i + 1}`, theme: 'Cues: catching anger early', mark })),
  missing: [{ week: 3, theme: 'Plans', neededOn: `${year}-03-20` }],
};
const briefing: ClientBriefing = {
  groups: [group],
  flags: [],
  homework: [{ sessionId: 's', title: 'Log of events', status: 'partial' }],
  note: { noteId: 'n', heldOn: `${year}-03-02`, plan: 'Eat before the drive.' },
  scores: [{ instrument: 'phq-9', total: 14, band: 'Moderate', takenOn: `${year}-03-01`, first: 9, change: 'deteriorated', gain: -5, points: [] }],
};

it('says the most pressing first, each in a line', () => {
  expect(hourLines(briefing, () => true).map((l) => `${l.word}: ${l.said}`)).toEqual([
    'safety: No risk flag is open.',
    'missed Mar 4: Late cancel: Cues.',
    'missed Mar 3: Excused: Cues.',
    'PHQ-9: 14 on Mar 1, moderate, 5 more than at first, reliably worse.',
    'homework: Log of events: done in part.',
    'catch up: Week 3, Plans; built on in the session of Mar 20.',
    'planned Mar 2: Eat before the drive.',
  ]);
});

it('names open flags, and says nothing of flags to who may not read them', () => {
  const flag = { flagId: 'f', kind: 'suicide', blank: true, raisedAt: '' };
  expect(hourLines({ ...briefing, flags: [flag, { ...flag, blank: false }] }, () => true)[0]).toMatchObject({ tone: 'late', said: 'Two risk flags are open: suicide, left blank and suicide.' });
  expect(hourLines({ ...briefing, groups: [], homework: [], scores: [], note: undefined }, () => false)).toEqual([]);
});
