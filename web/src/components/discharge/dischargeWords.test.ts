import { expect, test } from 'vitest';
import type { DischargeBody, DischargeRecord, Membership } from './dischargeQueries';
import { graduationSentence, independence, lacking, rollWords, scoreWords, standing } from './dischargeWords';

const aftercare = { routines: ['A walk'], groups: [], services: [], signs: [], steps: [] };
const body: DischargeBody = {
  dischargeReason: 'completed',
  progress: 'Much.',
  risk: 'None known.',
  clientView: 'Good.',
  goals: [],
  checklist: independence.map(([thing]) => ({ thing, manages: 'alone' as const })),
  readyClient: 0,
  aftercare,
};
const record: DischargeRecord = { cohort: 'A', program: 'P', from: '2026-01-05', to: '2026-03-30', attendance: { offered: 12, attended: 10, excused: 1, missed: 1, caughtUp: 1 }, homework: { asked: 9, done: 6, partly: 1 }, skills: [], tools: [], scores: [], leaders: [] };

const membership = (change: Partial<DischargeBody> = {}, more: Partial<Membership['discharge']> = {}): Membership =>
  ({ record, discharge: { ...body, ...change, status: 'draft', named: [], ...more } }) as unknown as Membership;

test('what is missing is said in the order of the page', () => {
  expect(lacking(body)).toEqual([]);
  expect(lacking({ goals: [], checklist: [], aftercare: { ...aftercare, routines: [] } })).toEqual(['why they leave', 'what was reached', 'risk', 'their own view', '10 of the checklist']);
  expect(lacking({ ...body, dischargeReason: 'completed', checklist: [], notAsked: 'No time.', readyClient: undefined, aftercare: { ...aftercare, routines: [] } })).toEqual(['10 of the checklist', 'how ready they feel', 'what comes after']);
});

test('of who could not be asked, less is needed', () => {
  expect(lacking({ ...body, dischargeReason: 'dropped_out', clientView: '', checklist: [], notAsked: 'Stayed away.', readyClient: undefined })).toEqual([]);
  expect(lacking({ ...body, dischargeReason: 'death', risk: '', clientView: '', checklist: [], notAsked: 'Died.' })).toEqual([]);
});

test('how a summary stands', () => {
  expect(standing({ record } as unknown as Membership).words).toBe('not begun');
  expect(standing(membership()).words).toBe('ready');
  expect(standing(membership({ risk: '' })).words).toBe('1 missing');
  expect(standing(membership({}, { named: [{ section: 'risk', start: 0, end: 5, text: 'Daria', instead: 'another member', blocks: true }] })).dot).toBe('finding');
  expect(standing({ ...membership(), record: { ...record, to: undefined } }).words).toBe('still a member');
  expect(graduationSentence([membership(), membership({ risk: '' }), membership({}, { status: 'signed' })])).toBe('One of 3 is signed, one is ready to sign, one is still to be written.');
});

test('figures in words', () => {
  expect(rollWords(record)).toBe('10 of 12 sessions, 1 excused, 1 missed, 1 missed theme made up');
  expect(scoreWords({ instrument: 'phq-9', title: 'PHQ-9', firstOn: '2026-01-05', first: 15, firstBand: 'Moderate', last: 4, lastOn: '2026-03-30', lastBand: 'Minimal', class: 'recovered' })).toBe('15 (moderate) → 4 (minimal): recovered');
  expect(scoreWords({ instrument: 'phq-9', title: 'PHQ-9', firstOn: '2026-01-05', first: 15 })).toBe('15, filled in once');
});
