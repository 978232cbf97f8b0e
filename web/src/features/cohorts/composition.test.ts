import { expect, it } from 'vitest';
import { blocksOf } from './composition';

it('says each line in words, and what was not recorded', () => {
  const blocks = blocksOf({
    on: '2026-03-10', members: 3, seated: [],
    ages: [{ to: 17, enrollmentIds: ['a'] }, { from: 25, to: 34, enrollmentIds: ['b'] }, { unknown: true, enrollmentIds: ['c'] }],
    genders: [{ value: 'Woman', enrollmentIds: ['a'] }, { enrollmentIds: ['b', 'c'] }],
    languages: [{ value: 'es', enrollmentIds: ['a'] }],
    access: [{ enrollmentIds: ['a', 'b', 'c'] }],
  });
  expect(blocks.map((b) => [b.title, ...b.lines.map((l) => `${l.label}${l.unsaid ? '*' : ''} ${l.enrollmentIds.length}`)])).toEqual([
    ['Age', 'up to 17 1', '25 to 34 1', 'Birth date not recorded* 1'],
    ['Gender', 'Woman 1', 'Not recorded* 2'],
    ['Language', 'Spanish 1'],
    ['Access needs', 'None recorded* 3'],
  ]);
});
