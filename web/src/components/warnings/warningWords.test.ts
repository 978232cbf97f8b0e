import { expect, test } from 'vitest';
import { atRiskWords, shortDays, warningTone, whenWords } from './warningWords';

test('people are counted, however many rules speak of them', () => {
  expect(atRiskWords([])).toBe('No rule speaks of anybody.');
  expect(atRiskWords([{ clientId: 'a', waits: true }, { clientId: 'a', waits: true }])).toBe('1 member is at risk, and nothing was done yet.');
  expect(atRiskWords([{ clientId: 'a', waits: true }, { clientId: 'b', waits: false }])).toBe('2 members are at risk; 1 waits for something to be done.');
  expect(atRiskWords([{ clientId: 'a', waits: false }, { clientId: 'b', waits: false }])).toBe('2 members are at risk, and something was done about each.');
});

test('days are short, and what is no day stays', () => {
  expect(shortDays('Did not come on 2026-03-09, room 2026-99-99.')).toMatch(/^Did not come on Mar 9.*, room 2026-99-99\.$/);
});

test('what was answered is quiet', () => {
  expect(warningTone({ rule: 'reliably_worse', waits: true })).toBe('late');
  expect(warningTone({ rule: 'missed_in_a_row', waits: true })).toBe('soon');
  expect(warningTone({ rule: 'reliably_worse', waits: false })).toBe('quiet');
});

test('a warning that holds has no end', () => {
  expect(whenWords({ began: '2026-03-09' })).toMatch(/^since Mar 9/);
  expect(whenWords({ began: '2026-03-09', ended: '2026-03-09' })).not.toMatch(/ to /);
});
