import { expect, it } from 'vitest';
import { historyWords } from './membership';

// Dates of this year stand without it.
const year = new Date().getFullYear();
const ended = { kind: 'ended' as const, at: `${year}-03-20T12:00:00Z`, byName: 'Ruth' };
const corrected = { kind: 'corrected' as const, at: `${year}-03-25T12:00:00Z`, byName: 'Ruth', since: `${year}-03-24`, fromSession: 5, reason: 'Came earlier.' };

it('says what stood before it was set right, and by whom', () => {
  expect(historyWords([corrected])).toEqual(['Until Mar 25 it stood as session 5, since Mar 24. Set right by Ruth: Came earlier.']);
});

it('says how often a membership ended once that was undone', () => {
  expect(historyWords([ended])).toEqual([]);
  expect(historyWords([ended, { ...ended, kind: 'reopened', at: `${year}-03-21T12:00:00Z` }])).toEqual(['Ended Mar 20 by Ruth; reopened Mar 21 by Ruth.']);
});
