import { describe, expect, it } from 'vitest';
import { isStale, manners, monthsBefore, paidWords, traits, waysWords, whereWords } from './supportGroupWords';

const group = {
  kind: 'recovery' as const,
  ways: ['in_person' as const, 'online' as const],
  cost: 'donation' as const,
  twelveStep: true,
  peerLed: true,
  open: false,
  sponsor: true,
  firstNames: true,
  languages: ['en', 'es-MX'],
};

describe('a support group in words', () => {
  it('says how one takes part and what one pays', () => {
    expect(waysWords(group)).toBe('In person and online');
    expect(paidWords(group)).toBe('By donation');
    expect(paidWords({ cost: 'fee', costWords: '$10 a month' })).toBe('A fee: $10 a month');
  });

  it.each([
    [{ places: ['church' as const], address: '14 Harbor Street' }, '14 Harbor Street (church)'],
    [{ places: ['church' as const, 'school' as const] }, 'In churches and schools'],
    [{ places: ['other' as const] }, 'Elsewhere'],
    [{ places: ['church' as const, 'other' as const] }, 'In churches and elsewhere'],
    [{ address: '14 Harbor Street' }, '14 Harbor Street'],
    [{}, ''],
  ])('says where: %o', (where, said) => expect(whereWords(where)).toBe(said));

  it('names what sets it apart, and what one wants to know', () => {
    expect(traits(group)).toEqual(['twelve steps', 'sponsors', 'ask first', 'Mexican Spanish']);
    expect(traits({ kind: 'peer_support', ways: ['online'], cost: 'free', open: true })).toEqual([]);
    expect(manners(group)).toContain('Ask before you come the first time.');
    expect(manners({ ...group, open: true, twelveStep: false })).toEqual(['You can simply come.', 'People use first names only.', 'It is led by people who have been there themselves.', 'A seasoned member, a sponsor, can stand by you.']);
  });

  it.each([
    [undefined, true],
    ['2025-03-09', true],
    ['2025-03-10', false],
  ])('verified %s waits: %s', (verifiedOn, stale) => expect(isStale({ verifiedOn }, '2026-03-10')).toBe(stale));

  it('counts months as the server does', () => expect(monthsBefore('2026-03-31', 1)).toBe('2026-03-03'));
});
