import { expect, it } from 'vitest';
import { doneWords, plannedWords, whyWords } from './catchUpWords';

const year = new Date().getFullYear();
const needs = [
  { number: 2, theme: 'Cues', on: `${year}-03-10` },
  { number: 4, theme: 'Plans', on: `${year}-03-24` },
];

it.each([
  [{ why: 'missed' as const, by: `${year}-03-24` }, 'Missed on Mar 3. Week 4, Plans, builds on it on Mar 24.'],
  [{ why: 'missed' as const, by: undefined }, 'Missed on Mar 3. Week 2, Cues, builds on it.'],
  [{ why: 'came_later' as const, by: `${year}-03-10` }, 'Held on Mar 3, before they joined. Week 2, Cues, builds on it on Mar 10.'],
])('says why, and until when', (c, words) => expect(whyWords({ missedOn: `${year}-03-03`, neededBy: needs, ...c })).toBe(words));

it('says how it was caught up', () => expect(doneWords({ how: 'talk', on: `${year}-03-06`, by: 'Maya' })).toBe('Caught up by talking on Mar 6, Maya'));

it('says of a guest what is still to be done', () => {
  const planned = { id: '1', cohortCode: 'C-12', leadName: 'Tomás', startsAt: '2026-03-12T22:00:00Z', timeZone: 'UTC' };
  expect(plannedWords(planned, Date.parse('2026-03-12T12:00:00Z'))).toBe('Guest of C-12, Thu, Mar 12, 22:00, with Tomás');
  expect(plannedWords(planned, Date.parse('2026-03-13T12:00:00Z'))).toContain('still to be marked');
});
