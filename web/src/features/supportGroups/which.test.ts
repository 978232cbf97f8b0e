import { expect, it } from 'vitest';
import { isNarrowed, queryOf, searchOf, whichFrom } from './which';

it('reads what stands in the address, and leaves out what cannot be read', () => {
  expect(whichFrom({})).toMatchObject({ show: 'current', months: 12 });
  expect(whichFrom({ show: 'waiting', months: 24, words: 12, kind: 'recovery', way: 'by_dove', steps: 'perhaps', cost: 'fee' })).toEqual({
    show: 'waiting', months: 24, words: '12', kind: 'recovery', reach: undefined, way: undefined, cost: 'fee', steps: undefined, sponsor: undefined, language: undefined,
  });
});

it('writes it without what goes without saying, and reads the same again', () => {
  const which = whichFrom({ show: 'waiting', steps: 'yes', way: 'online', cost: 'nothing', sponsor: 'no', language: 'es', reach: 'local' });
  expect(searchOf(which).months).toBeUndefined();
  expect(whichFrom(searchOf(which))).toEqual(which);
});

it('asks the server', () => {
  expect(queryOf(whichFrom({ steps: 'yes', sponsor: 'no', cost: 'nothing' }))).toMatchObject({ twelveStep: 'true', sponsor: 'false', cost: ['free', 'donation', 'free_or_donation'], ended: undefined, unverifiedMonths: undefined });
  expect(queryOf(whichFrom({ show: 'ended', cost: 'fee' }))).toMatchObject({ ended: true, cost: ['nominal_fee', 'fee'] });
  expect(queryOf(whichFrom({ show: 'waiting' }))).toMatchObject({ unverifiedMonths: 12, twelveStep: undefined });
});

it('knows whether something is narrowed', () => {
  expect(isNarrowed(whichFrom({ show: 'ended' }))).toBe(false);
  expect(isNarrowed(whichFrom({ words: 'grief' }))).toBe(true);
});
