import { describe, expect, it } from 'vitest';
import { byAge, byMonth, sessionsOf } from './breakdown';

const charge = (serviceDate: string, amount = 4500, sessionId = serviceDate) => ({ serviceDate, sessionId, fee: { amount, currency: 'USD' } });

describe('byAge', () => {
  const today = '2026-03-31';
  it.each([
    ['today', '2026-03-31', [1, 0, 0]],
    ['thirty days ago is still fresh', '2026-03-01', [1, 0, 0]],
    ['thirty-one days ago is not', '2026-02-28', [0, 1, 0]],
    ['sixty days ago', '2026-01-30', [0, 1, 0]],
    ['sixty-one days ago is old', '2026-01-29', [0, 0, 1]],
    ['tomorrow, written by a clock ahead', '2026-04-01', [1, 0, 0]],
  ])('%s', (_, date, counts) => {
    expect(byAge([charge(date)], today).map((p) => p.count)).toEqual(counts);
  });

  it('gives periods that meet without overlapping', () => {
    expect(byAge([], today).map((p) => [p.from, p.to])).toEqual([
      ['2026-03-01', undefined],
      ['2026-01-30', '2026-02-28'],
      [undefined, '2026-01-29'],
    ]);
  });

  it('subtracts reversals', () => {
    expect(byAge([charge(today), charge(today, -4500)], today)[0]).toMatchObject({ count: 2, amount: 0 });
  });
});

it('counts months newest first with their first and last day', () => {
  const months = byMonth([charge('2026-02-10'), charge('2026-03-02'), charge('2026-02-28', 2500)]);
  expect(months.map((m) => [m.label, m.count, m.amount, m.from, m.to])).toEqual([
    ['March 2026', 1, 4500, '2026-03-01', '2026-03-31'],
    ['February 2026', 2, 7000, '2026-02-01', '2026-02-28'],
  ]);
});

it('counts a session once however many charges it made', () => {
  expect(sessionsOf([charge('2026-02-10', 1, 'a'), charge('2026-02-10', 1, 'a'), charge('2026-02-11', 1, 'b')])).toBe(2);
});
