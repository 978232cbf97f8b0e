import { describe, expect, it } from 'vitest';
import { batchNumber, namedPeriods, nextPeriod } from './period';

describe('nextPeriod', () => {
  it.each([
    ['without a batch, this month', '2026-03-11', undefined, '2026-03-01'],
    ['the day after the newest batch', '2026-03-11', { to: '2026-02-28' }, '2026-03-01'],
    ['a batch that ended yesterday leaves today', '2026-03-11', { to: '2026-03-10' }, '2026-03-11'],
    ['a batch that reached today starts the month again', '2026-03-11', { to: '2026-03-11' }, '2026-03-01'],
  ])('%s', (_, today, newest, from) => expect(nextPeriod(today, newest)).toEqual({ from, to: today }));
});

it('names last month across a year', () => {
  expect(namedPeriods('2026-01-05').find((p) => p.label === 'Last month')).toEqual({ label: 'Last month', from: '2025-12-01', to: '2025-12-31' });
});

it('keeps numbers past 9999 whole', () => {
  expect([batchNumber(7), batchNumber(12345)]).toEqual(['0007', '12345']);
});
