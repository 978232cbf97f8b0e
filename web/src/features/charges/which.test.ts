import { describe, expect, it } from 'vitest';
import { chargeQuery, filtersFrom, periodOf, periods } from './which';

describe('filtersFrom', () => {
  it.each([
    ['an empty address asks for what is open', {}, { state: 'open' }],
    ['a state nobody knows is what is open', { state: 'x' }, { state: 'open' }],
    ['a date that is none is left out', { from: 'soon', to: '2026-03-31' }, { state: 'open', to: '2026-03-31' }],
    ['everything said is kept', { state: 'all', cohortId: 'c', clientId: 'd' }, { state: 'all', cohortId: 'c', clientId: 'd' }],
  ])('%s', (_, search, expected) => {
    expect(JSON.parse(JSON.stringify(filtersFrom(search)))).toEqual(expected);
  });
});

describe('chargeQuery', () => {
  it.each([
    ['open', { exported: 'false' }],
    ['exported', { exported: 'true' }],
    ['reversed', { status: 'reversed' }],
    ['all', {}],
  ] as const)('%s', (state, expected) => expect(chargeQuery({ state })).toEqual(expected));
});

describe('periods', () => {
  const named = (today: string, key: string) => {
    const p = periods(today).find((q) => q.key === key);
    return [p?.from, p?.to];
  };
  it.each([
    ['last month in January is December', '2026-01-15', 'last', ['2025-12-01', '2025-12-31']],
    ['February of a leap year', '2028-02-03', 'month', ['2028-02-01', '2028-02-29']],
    ['the quarter of November', '2026-11-22', 'quarter', ['2026-10-01', '2026-12-31']],
  ])('%s', (_, today, key, expected) => expect(named(today, key)).toEqual(expected));

  it('recognizes its own days and nothing else', () => {
    expect(periodOf({ from: '2026-03-01', to: '2026-03-31' }, '2026-03-11')).toBe('month');
    expect(periodOf({ from: '2026-03-02', to: '2026-03-31' }, '2026-03-11')).toBe('own');
    expect(periodOf({}, '2026-03-11')).toBe('any');
  });
});
