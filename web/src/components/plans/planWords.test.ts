import { expect, it } from 'vitest';
import type { ClientPlans, PlanDue } from './planQueries';
import { dueWords, measureWords, planSentence } from './planWords';

const plans = (of: Partial<ClientPlans>) => ({ items: [], lines: [], overdue: false, ...of }) as unknown as ClientPlans;

it('says how a plan stands', () => {
  expect(planSentence(plans({}))).toBe('No plan.');
  expect(planSentence(plans({ dueOn: '2026-03-01', overdue: true }))).toBe('No plan yet; it was due by March 1, 2026.');
  const items = [{ id: 'p', effectiveOn: '2026-03-09' }] as ClientPlans['items'];
  expect(planSentence(plans({ items, liveId: 'p', dueOn: '2026-06-07' }))).toBe('Holds since March 9, 2026; review due by June 7, 2026.');
});

it('says what is due and since when', () => {
  const due = { kind: 'review', dueOn: '2026-06-07' } as PlanDue;
  expect(dueWords(due, '2026-06-16')).toMatch(/^Was due .*Jun 7$/);
  expect(dueWords({ ...due, kind: 'first', dueOn: '2026-06-17' }, '2026-06-16')).toMatch(/^Due tomorrow/);
  expect(dueWords({ ...due, status: 'waiting' }, '2026-06-16')).toBe('');
});

it('says what a step is measured by, and leaves out what is not known', () => {
  expect(measureWords({ text: 'Takes a break', measure: 'Log', baseline: '1 of 7', target: '4 of 7 evenings', targetOn: '2026-06-01', state: 'open', interventions: [] })).toBe('Log: 1 of 7 → 4 of 7 evenings, by June 1, 2026');
  expect(measureWords({ text: 'Takes a break', target: '4 evenings', state: 'open', interventions: [] })).toBe('4 evenings');
});
