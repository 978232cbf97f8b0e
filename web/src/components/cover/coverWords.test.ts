import { expect, test } from 'vitest';
import { hoursWords, ledWords, substituteWords } from './coverWords';

const clash = { cohort: 'Harbor', sessions: 1, firstAt: '', firstOn: '' };

test('says why somebody could take a session, or not', () => {
  const nobody = { id: '1', name: 'Tom', away: false, clashes: [] };
  expect(substituteWords(nobody)).toBe('free');
  expect(substituteWords({ ...nobody, knows: 'led' })).toBe('free, led this group before');
  expect(substituteWords({ ...nobody, away: true, clashes: [clash, clash], knows: 'covered' })).toBe('away, leads Harbor at that hour, has covered this group');
});

test('says who led as what, and for how long', () => {
  expect(ledWords([])).toBe('nobody');
  expect(ledWords([{ id: '1', name: 'Maya', as: 'co_lead' }, { id: '2', name: 'Tom', as: 'substitute' }])).toBe('Maya (co-lead) and Tom (substitute)');
  expect([0, 45, 60, 270].map(hoursWords)).toEqual(['0 min', '45 min', '1 h', '4 h 30 min']);
});
