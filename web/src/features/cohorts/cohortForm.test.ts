import { describe, expect, it } from 'vitest';
import { blankCohort, bodyOf, changeOf, check } from './cohortForm';
import { agesWords, numbersIn, spanOf, specialDays } from './cohortWords';
import { datesOf } from '@/components/schedule/meetings';

const dollars = { low: 3000, high: 15000 };
const blank = blankCohort('lead-1', 'America/New_York');

describe('the cohort form', () => {
  it('names every field that is missing at once', () => {
    expect(Object.keys(check(blank, dollars, 'USD'))).toEqual(['name', 'fee.amount', 'schedule.startsOn']);
  });
  it('wants a reason for an unusual fee', () => {
    expect(check({ ...blank, fee: { amount: 2000 } }, dollars, 'USD')).toHaveProperty('feeReason');
    expect(check({ ...blank, fee: { amount: 3000 } }, dollars, 'USD')).not.toHaveProperty('feeReason');
  });
  it('goes by the band of the practice, whatever its currency', () => {
    const yen = { low: 4500, high: 25000 };
    expect([4499, 4500, 25000, 25001].map((amount) => 'feeReason' in check({ ...blank, fee: { amount } }, yen, 'JPY'))).toEqual([true, false, false, true]);
  });
  it('says from which day a fee holds only with a fee', () => {
    expect(changeOf(blank, { ...blank, feeFrom: '2026-03-01' }, 'USD').feeFrom).toBeUndefined();
    expect(changeOf(blank, { ...blank, fee: { amount: 6000 }, feeFrom: '2026-03-01' }, 'USD').feeFrom).toBe('2026-03-01');
  });
  it('sends only what was changed', () => {
    const change = changeOf(blank, { ...blank, name: 'New name' }, 'USD');
    expect(Object.entries(change).filter(([, value]) => value !== undefined)).toEqual([['name', 'New name']]);
  });
  it('says for whom a cohort is, and empties it again', () => {
    const young = { ...blank, ageBand: { from: 13, to: 17 } as const };
    expect(bodyOf(blank, 'USD').ageBand).toBeUndefined();
    expect(bodyOf(young, 'USD').ageBand).toEqual({ from: 13, to: 17 });
    expect(bodyOf({ ...blank, ageBand: { from: 18, to: '' } }, 'USD').ageBand).toEqual({ from: 18 });
    expect(changeOf(young, blank, 'USD').ageBand).toEqual({});
    expect(changeOf(young, { ...young, name: 'Teens' }, 'USD').ageBand).toBeUndefined();
    expect(check({ ...blank, ageBand: { from: 18, to: 13 } }, dollars, 'USD')).toHaveProperty(['ageBand.to']);
    expect(check({ ...blank, ageBand: { from: 18, to: '' } }, dollars, 'USD')).not.toHaveProperty(['ageBand.to']);
  });
  it('sends the day of a change of leaders with it, and never alone', () => {
    expect(changeOf(blank, { ...blank, leadId: 'new', leadersFrom: '2026-03-12' }, 'USD')).toMatchObject({ leadId: 'new', leadersFrom: '2026-03-12' });
    expect(changeOf(blank, { ...blank, leadersFrom: '2026-03-12' }, 'USD').leadersFrom).toBeUndefined();
  });
  it('leaves out what was not said', () => {
    expect(JSON.parse(JSON.stringify(bodyOf(blank, 'USD')))).not.toHaveProperty('approach');
  });
});

describe('dates', () => {
  it('go by weeks, or by two', () => {
    expect(datesOf({ startsOn: '2026-03-10', cadence: 'weekly', sessions: 3 })).toEqual(['2026-03-10', '2026-03-17', '2026-03-24']);
    expect(datesOf({ startsOn: '2026-03-10', cadence: 'biweekly', sessions: 2 })).toEqual(['2026-03-10', '2026-03-24']);
  });
  it('are none while the first one is not named', () => expect(datesOf({ startsOn: '', cadence: 'weekly', sessions: 12 })).toEqual([]));
  it('are said in words', () => expect(spanOf(['2025-03-11', '2025-03-18'])).toBe('2 Tuesdays, Mar 11, 2025 to Mar 18, 2025'));
});

it.each([
  [{ from: 13, to: 17 }, '13 to 17'],
  [{ from: 65 }, '65 and older'],
  [{ to: 17 }, 'up to 17'],
  [{ from: 16, to: 16 }, '16'],
  [{}, ''],
])('says the ages %o in words', (ages, words) => expect(agesWords(ages)).toBe(words));

it('reads session numbers from what people type', () => expect(numbersIn('1, 5 and 9')).toEqual([1, 5, 9]));

it('names the days among the dates that most groups leave out', () => {
  expect(specialDays(datesOf({ startsOn: '2026-12-11', cadence: 'weekly', sessions: 12 }))).toEqual(['Christmas Day (Dec 25)', 'New Year’s Day (Jan 1)']);
  expect(specialDays(datesOf({ startsOn: '2026-03-10', cadence: 'weekly', sessions: 12 }))).toEqual([]);
});
