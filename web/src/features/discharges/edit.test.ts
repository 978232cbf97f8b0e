import { expect, test } from 'vitest';
import type { Discharge, DischargeBody, Membership } from '@/components/discharge/dischargeQueries';
import { bodyOf, filledFrom, groupOf, inSection, replaced } from './edit';

const nothing = { routines: [], groups: [], services: [], signs: [], steps: [] };

test('goals of the plan come with a draft once', () => {
  const plan = [
    { id: 'a', text: 'Calmer', state: 'open' as const },
    { id: 'b', text: 'Sober', state: 'open' as const },
  ];
  const d = { goals: [{ id: 'a', text: 'Calmer', state: 'met' }], checklist: [], aftercare: nothing, risk: 'None.', version: 3, status: 'draft' } as unknown as Discharge;
  expect(bodyOf(d, { goals: plan } as unknown as Membership)).toEqual({ goals: [d.goals[0], plan[1]], checklist: [], aftercare: nothing, risk: 'None.' });
});

test('what is shared goes where nothing stands', () => {
  const shared = { routines: ['Walk'], signs: ['Sleep'], steps: [] };
  expect(filledFrom({ ...nothing, routines: ['Run'], signs: [' '] }, shared)).toEqual({ ...nothing, routines: ['Run'], signs: ['Sleep'] });
});

test('a group of the directory goes home in its own words', () => {
  expect(groupOf({ name: 'SMART Recovery', website: 'smartrecovery.org' })).toEqual({ name: 'SMART Recovery', contact: 'smartrecovery.org' });
  expect(groupOf({ name: 'Harbor table', when: 'Tuesdays at 7', address: '14 Harbor Street', contact: 'Ana', phone: '555 0100' })).toEqual({ name: 'Harbor table', when: 'Tuesdays at 7, 14 Harbor Street', contact: 'Ana, 555 0100' });
});

test('a place is mended in whatever section it stands', () => {
  const body: DischargeBody = { goals: [], checklist: [], progress: 'Daria helped.', aftercare: { ...nothing, routines: ['Walks with Daria'] } };
  expect(inSection(body, 'progress', (t) => replaced(t, 0, 5, 'Another member')).progress).toBe('Another member helped.');
  expect(inSection(body, 'aftercare.routines[0]', (t) => replaced(t, 11, 16, 'somebody')).aftercare.routines).toEqual(['Walks with somebody']);
  expect(inSection(body, 'aftercare.sponsor.name', () => 'x')).toEqual(body);
});
