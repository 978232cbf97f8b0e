import { expect, it } from 'vitest';
import { batchNumber, everythingOpen, namedPeriods } from './period';

it('takes everything open through today by default, whatever its date', () => {
  expect(everythingOpen('2026-03-11')).toEqual({ from: '', to: '2026-03-11' });
  expect(namedPeriods('2026-03-11')[0]).toEqual({ label: 'Everything open', from: '', to: '2026-03-11' });
});

it('names last month across a year', () => {
  expect(namedPeriods('2026-01-05').find((p) => p.label === 'Last month')).toEqual({ label: 'Last month', from: '2025-12-01', to: '2025-12-31' });
});

it('keeps numbers past 9999 whole', () => {
  expect([batchNumber(7), batchNumber(12345)]).toEqual(['0007', '12345']);
});
