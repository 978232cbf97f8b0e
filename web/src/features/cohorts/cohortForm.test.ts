import { describe, expect, it } from 'vitest';
import { blankCohort, bodyOf, changeOf, check } from './cohortForm';
import { datesOf, numbersIn, spanOf, specialDays, unusualFee } from './cohortWords';

const blank = blankCohort('lead-1', 'America/New_York');

describe('the cohort form', () => {
  it('names every field that is missing at once', () => {
    expect(Object.keys(check(blank, false))).toEqual(['name', 'fee.amount', 'schedule.startsOn']);
  });
  it('wants a reason for an unusual fee', () => {
    expect(check({ ...blank, fee: { amount: 2000 } }, unusualFee(2000, 'USD'))).toHaveProperty('feeReason');
    expect(check({ ...blank, fee: { amount: 3000 } }, unusualFee(3000, 'USD'))).not.toHaveProperty('feeReason');
  });
  it('knows the band in currencies without cents', () => {
    expect([29, 30, 150, 151].map((yen) => unusualFee(yen, 'JPY'))).toEqual([true, false, false, true]);
  });
  it('sends only what was changed', () => {
    const change = changeOf(blank, { ...blank, name: 'New name' }, 'USD');
    expect(Object.entries(change).filter(([, value]) => value !== undefined)).toEqual([['name', 'New name']]);
  });
  it('leaves out what was not said', () => {
    expect(JSON.parse(JSON.stringify(bodyOf(blank, 'USD')))).not.toHaveProperty('approach');
  });
});

describe('dates', () => {
  it('go by weeks, or by two', () => {
    expect(datesOf('2026-03-10', 'weekly', 3)).toEqual(['2026-03-10', '2026-03-17', '2026-03-24']);
    expect(datesOf('2026-03-10', 'biweekly', 2)).toEqual(['2026-03-10', '2026-03-24']);
  });
  it('are none while the first one is not named', () => expect(datesOf('', 'weekly', 12)).toEqual([]));
  it('are said in words', () => expect(spanOf(['2025-03-11', '2025-03-18'])).toBe('2 Tuesdays, Mar 11, 2025 to Mar 18, 2025'));
});

it('reads session numbers from what people type', () => expect(numbersIn('1, 5 and 9')).toEqual([1, 5, 9]));

it('names the days among the dates that most groups leave out', () => {
  expect(specialDays(datesOf('2026-12-11', 'weekly', 12))).toEqual(['Christmas Day (Dec 25)', 'New Year’s Day (Jan 1)']);
  expect(specialDays(datesOf('2026-03-10', 'weekly', 12))).toEqual([]);
});
