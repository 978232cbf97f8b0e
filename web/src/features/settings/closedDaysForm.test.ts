import { expect, it } from 'vitest';
import { closedDaysOf, closedFaults, closedValuesOf, closureWords } from './closedDaysForm';

const stored = { except: [], closures: [], ahead: [], countries: [], version: 3 };

it('says nothing that was not chosen', () => {
  expect(closedDaysOf(closedValuesOf(stored))).toEqual({ country: undefined, state: undefined, except: [], whenClosed: 'shift', closures: [] });
});

it('asks for what a closure lacks', () => {
  const v = closedValuesOf({ ...stored, closures: [{ from: '2026-12-24', to: '2026-12-20', reason: ' ' }, { from: '', to: '', reason: 'Move' }] });
  expect(Object.keys(closedFaults(v))).toEqual(['closures.0.to', 'closures.0.reason', 'closures.1.from', 'closures.1.to']);
});

it('reads as one would say it', () => {
  expect(closureWords({ from: '2026-12-24', to: '2026-12-24', reason: 'Inventory' })).toMatch(/^Inventory: Dec 24/);
});
