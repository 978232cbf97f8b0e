import { describe, expect, it } from 'vitest';
import { fromBytes, markAt, moved, stretches, type Mark } from './marks';
import { fitted, wordCount } from './writing';

const text = 'Hearing Theo made it less like proof.';
const theo: Mark = { id: 'm1', start: 8, end: 12, tone: 'late', word: 'names a member', why: 'Theo was in this session.', instead: 'a peer' };
const proof: Mark = { ...theo, id: 'm2', start: 31, end: 36, tone: 'soon' };
const on = (t: string, marks: Mark[]) => marks.map((m) => t.slice(m.start, m.end));

describe('marks while one types on', () => {
  it.each([
    ['before them', `He said: ${text}`, ['Theo', 'proof']],
    ['between them', text.replace('less', 'much less'), ['Theo', 'proof']],
    ['behind them', `${text} Then he left.`, ['Theo', 'proof']],
    ['on one of them', text.replace('Theo', 'a peer'), ['proof']],
    ['right before one', text.replace('Theo', 'old Theo'), ['Theo', 'proof']],
    ['so that a word grows', text.replace('Theo ', 'Theory '), ['proof']],
    ['all away', '', []],
    ['nothing', text, ['Theo', 'proof']],
  ])('%s', (_, now, want) => expect(on(now, moved([theo, proof], text, now))).toEqual(want));
});

it('counts as this page does what the server counted in bytes', () => {
  const said = 'Zoë said “naïve”, 👩‍👧 Theo';
  const start = new TextEncoder().encode(said.slice(0, said.indexOf('Theo'))).length;
  const span = fromBytes(said, start, start + 4);
  expect(said.slice(span.start, span.end)).toBe('Theo');
});

it('cuts the text where marks begin and end, the graver one on top', () => {
  const pieces = stretches(text, [{ ...proof, start: 0, end: 20 }, theo]);
  expect(pieces.map((p) => [p.text, p.mark?.id ?? ''])).toEqual([
    ['Hearing ', 'm2'],
    ['Theo', 'm1'],
    [' made it', 'm2'],
    [' less like proof.', ''],
  ]);
  expect(stretches('', [])).toEqual([]);
});

it('finds the mark that one is at', () => {
  expect([markAt([theo], 12, 12)?.id, markAt([theo], 0, 40)?.id, markAt([theo], 13, 13)]).toEqual(['m1', 'm1', undefined]);
});

it.each([
  ['', 0],
  ['  ', 0],
  ['— … !', 0],
  ['GAD-7 of 9.5, mild', 4],
  ["he didn't, she wasn’t", 4],
  ['один два', 2],
])('%j has %i words', (t, n) => expect(wordCount(t)).toBe(n));

it.each([
  ['', 0, 0, 'Present.'],
  ['Was there.', 10, 10, ' Present.'],
  ['Was there. ', 11, 11, 'Present.'],
  ['He said.', 0, 0, 'Present. '],
  ['(x)', 1, 2, 'Present.'],
])('into %j at %i goes %j with the spaces it needs', (t, from, to, want) => expect(fitted(t, from, to, 'Present.')).toBe(want));
