import { expect, it } from 'vitest';
import { shortTheme, spelledIn, within } from './words';

it.each([
  ['Thinking it over: the A-B-C-D model and stopping a thought', 'Thinking it over'],
  ['Anger and the family, part 1: what I learned', 'Anger and the family, part 1'],
  ['Closing and graduation', 'Closing and graduation'],
  ['Meeting at 18:00', 'Meeting at 18:00'],
  ['Q: and A', 'Q: and A'],
  ['', ''],
])('the theme %j is %j for short', (theme, short) => expect(shortTheme(theme)).toBe(short));

it.each([
  ['Members know the rules', 'members know the rules'],
  ['I learned this', 'I learned this'],
  ['A-B-C-D sheets', 'A-B-C-D sheets'],
  ['CBT basics', 'CBT basics'],
])('%j within a sentence is %j', (phrase, said) => expect(within(phrase)).toBe(said));

it('spells a small number inside a sentence', () => expect([0, 1, 12, 31].map(spelledIn)).toEqual(['no', 'one', 'twelve', '31']));
