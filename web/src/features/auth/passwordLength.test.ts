import { expect, it } from 'vitest';
import { lengthOf, lengthWords } from './passwordLength';

it.each([
  ['counts an accent once however it was typed', 'e\u0301', 1],
  ['counts an emoji as one character', '🌊🌊', 2],
  ['counts a ligature as what it stands for', 'ﬁ', 2],
  ['counts spaces', 'a b', 3],
])('%s', (_, password, n) => expect(lengthOf(password)).toBe(n));

it.each([
  ['', '15 characters or more'],
  ['x'.repeat(14), '14 of 15 characters'],
  ['x'.repeat(15), '15 characters: long enough'],
  ['x'.repeat(24), '24 characters: long'],
  ['x'.repeat(257), '257 characters: at most 256'],
])('says %s in words', (password, said) => expect(lengthWords(password)).toBe(said));
