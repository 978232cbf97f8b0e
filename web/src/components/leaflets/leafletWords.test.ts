import { expect, test } from 'vitest';
import type { LeafletGiven } from './leafletQueries';
import { givenWords, waysTo } from './leafletWords';

test('what was given is said in a sentence', () => {
  const g = { givenTo: 'family', givenBy: 'on_paper', on: '2026-03-09', by: 'Ruth Abara' } as LeafletGiven;
  expect(givenWords(g, '2026-03-20')).toBe('To family or friends, on paper, Mar 9. (Ruth Abara)');
  expect(givenWords({ ...g, givenTo: 'client', givenBy: 'talked_through', words: 'Asked about work.' }, '2026-03-20')).toBe('To the client, talked through, Mar 9. Asked about work. (Ruth Abara)');
});

test('nothing gets to the client through the client', () => {
  expect(waysTo('client')).not.toContain('through_client');
  expect(waysTo('family')[0]).toBe('through_client');
});
