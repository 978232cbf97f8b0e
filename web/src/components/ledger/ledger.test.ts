import { describe, expect, it } from 'vitest';
import { byMonth, running, shares, sum, withoutPairs, type LedgerEntry } from './ledger';

const e = (id: string, date: string, client: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({ id, date, what: id, amounts: { client }, ...more });

describe('running balances', () => {
  const rows = running([e('pay', '2026-03-10', -3100), e('fee', '2026-03-03', 4500), e('fee2', '2026-03-10', 4500)], ['client', 'insurer'], { client: 2400, insurer: 6000 });
  it('run from the opening through the days', () => expect(rows.map((r) => [r.entry.id, r.balances.client, r.balances.insurer])).toEqual([['fee', 6900, 6000], ['pay', 3800, 6000], ['fee2', 8300, 6000]]));
  it('end at the opening and all amounts together', () => {
    const random = seeded(5);
    for (let run = 0; run < 100; run++) {
      const entries = Array.from({ length: 40 }, (_, i) => e(String(i), `2026-0${1 + Math.floor(random() * 9)}-10`, Math.floor(random() * 20000) - 10000));
      expect(running(entries, ['client'], { client: 77 }).at(-1)?.balances.client).toBe(77 + entries.reduce((n, x) => n + (x.amounts.client ?? 0), 0));
    }
  });
  it('have no row without entries', () => expect(running([], ['client'])).toEqual([]));
  it.each([[0.1], [NaN], [Number.MAX_SAFE_INTEGER + 2]])('refuse %d', (n) => expect(() => running([e('x', '2026-01-01', n)], ['client'])).toThrow(RangeError));
  it('refuse a sum past the exact integers', () => expect(() => sum(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError));
});

describe('a pair that cancels out', () => {
  const pair = [e('a', '2026-03-01', 4500), e('r', '2026-03-02', -4500, { reverses: 'a' })];
  it('is left out while nothing of it left in a file', () => expect(withoutPairs([...pair, e('b', '2026-03-03', 100)])).toMatchObject({ entries: [{ id: 'b' }], pairs: 1 }));
  it.each([
    ['the first left', [{ ...pair[0]!, exported: true }, pair[1]!]],
    ['the second left', [pair[0]!, { ...pair[1]!, exported: true }]],
    ['the amounts differ', [pair[0]!, { ...pair[1]!, amounts: { client: -4000 } }]],
    ['another account differs', [pair[0]!, { ...pair[1]!, amounts: { client: -4500, insurer: 1 } }]],
    ['the first is not here', [pair[1]!]],
  ])('stays when %s', (_, entries) => expect(withoutPairs(entries)).toEqual({ entries, pairs: 0 }));
  it('is one pair when two reversals name the same entry', () => expect(withoutPairs([...pair, e('r2', '2026-03-02', -4500, { reverses: 'a' })])).toMatchObject({ entries: [{ id: 'r2' }], pairs: 1 }));
});

it('shows months newest first, the newest first in each', () => {
  const rows = running([e('a', '2026-02-27', 1), e('b', '2026-03-02', 1), e('c', '2026-03-09', 1)], ['client']);
  expect(byMonth(rows).map((m) => [m.month, m.rows.map((r) => r.entry.id)])).toEqual([['2026-03', ['c', 'b']], ['2026-02', ['a']]]);
});

it('shares a bar among what is owed', () => {
  expect(shares([7500, 0, 2500, -100])).toEqual([0.75, 0, 0.25, 0]);
  expect(shares([0, 0])).toEqual([0, 0]);
});

function seeded(seed: number) {
  return () => (seed = (seed * 16807) % 2147483647) / 2147483647;
}
