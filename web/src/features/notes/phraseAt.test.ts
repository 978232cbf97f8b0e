import { expect, it } from 'vitest';
import { phraseAt } from './phraseAt';

const phrases = [{ key: 'ground', name: 'Grounding', text: 'The group practiced grounding.' }];

it.each([
  [';ground', 0],
  ['Check-in. ;ground', 10],
  ['Check-in.\n;GROUND', 10],
  ['see;ground', undefined],
  ['; ground', undefined],
  [';grounds', undefined],
  ['ground', undefined],
])('finds the key at the end of %s', (text, from) => {
  expect(phraseAt(text, text.length, phrases)?.from).toBe(from);
});

it('looks before the caret alone', () => {
  expect(phraseAt(';ground and more', 7, phrases)?.phrase.name).toBe('Grounding');
  expect(phraseAt(';ground and more', 16, phrases)).toBeUndefined();
});
