import { expect, test } from 'vitest';
import { caughtWords, countedWords, estimateOf, fewWords, rightWords } from './ruleWords';

const share = { are: 24, of: 40, rate: 0.6, low: 0.4459, high: 0.7366 };

test('with too few there is a count and no share', () => {
  expect(fewWords({ ended: 41, needed: 300 })).toMatch(/^41 memberships have ended so far\. From 300 on/);
});

test('a share has its interval', () => {
  expect(rightWords({ right: share, caught: share })).toBe('Of 40 members warned of, 24 left early: 60 % (45 to 74).');
  expect(caughtWords({ right: share, caught: { ...share, of: 50, rate: 0.48, low: 0.348, high: 0.615 } })).toBe('It had warned of 24 of the 50 who left early: 48 % (35 to 62).');
  expect(rightWords({ right: { are: 0, of: 0 }, caught: { are: 0, of: 50, rate: 0, low: 0, high: 0.07 } })).toBe('It spoke of nobody.');
  expect(estimateOf({ are: 0, of: 0 })).toMatchObject({ quiet: 'spoke of nobody' });
});

test('what it rests on is said', () => {
  const said = countedWords({ ended: 2000, most: 2000, from: '2024-01-02', to: '2026-03-09', otherwise: 12, early: { ...share, are: 400, of: 1988, rate: 0.2, low: 0.18, high: 0.22 } });
  expect(said).toMatch(/^The last 2000 memberships that ended, Jan 2.* to Mar 9.*400 of 1988 left early: 20 % \(18 to 22\)\. 12 left for another reason/);
});
