import { expect, test } from 'vitest';
import { signatureOf } from '@/components/signature/signature';
import { blocksOf, givenWords, howSigned, signedOf, stateWords, unsignedWords } from './rulesWords';

test('a line that begins with # opens a part', () => {
  expect(blocksOf('First of all.\n\n# Here\nStays here.\nFor good.\n\n#Coming\n')).toEqual([
    { paragraphs: ['First of all.'] },
    { heading: 'Here', paragraphs: ['Stays here.', 'For good.'] },
    { heading: 'Coming', paragraphs: [] },
  ]);
});

test('says who has signed', () => {
  expect(signedOf([{ state: 'signed' }, { state: 'older' }], '2')).toBe('1 of 2 signed 2');
  expect(signedOf([{ state: 'signed' }, { state: 'signed' }], '2')).toBe('All 2 signed 2');
  expect(signedOf([], '2')).toBe('Version 2');
  expect(stateWords({ state: 'older', signedVersion: '1' })).toBe('signed 1');
});

test.each([
  [[], ''],
  [['Ana'], 'Ana has not signed the ground rules that hold now.'],
  [['Ana', 'Ben'], 'Ana and Ben have not signed the ground rules that hold now.'],
  [['Ana', 'Ben', 'Cleo', 'Dov', 'Eli'], '5 members have not signed the ground rules that hold now.'],
])('names whom to ask', (names, said) => expect(unsignedWords(names)).toBe(said));

test('says how it was signed', () => {
  const a = { id: '1', enrollmentId: '2', groundRulesId: '3', on: '2020-05-04', by: 'Maya', at: '', version: 1 };
  expect(howSigned({ signedOn: '2020-05-04' })).toBe('At admission, May 4, 2020');
  expect(howSigned({ agreement: { ...a, way: 'on_paper', witness: 'Tomás' } })).toBe('On paper on May 4, 2020, seen by Tomás');
  expect(howSigned({ agreement: { ...a, way: 'declined', words: 'Not the fees.' } })).toBe('Declined on May 4, 2020: Not the fees.');
  expect(howSigned({ agreement: { ...a, way: 'drawn' } })).toBe('Drawn on May 4, 2020, with Maya');
  expect(givenWords({ ...a, way: 'drawn' }, 'Ana')).toBe('Signed by Ana on May 4, 2020, with Maya.');
  expect(givenWords({ ...a, way: 'on_paper', witness: 'Tomás' }, 'Ana')).toBe('Signed on paper by Ana on May 4, 2020, seen by Tomás.');
  expect(signatureOf({ ...a, way: 'typed', name: 'Ana Member' })).toEqual({ kind: 'typed', name: 'Ana Member' });
  expect(signatureOf({ ...a, way: 'on_paper' })).toBeNull();
});
