import { expect, it } from 'vitest';
import { involvedWords } from './involvedWords';

it('says what somebody is in, as far as one may know', () => {
  const year = new Date().getFullYear();
  expect(involvedWords([])).toBe('In no group, and no referral is open');
  expect(
    involvedWords([
      { kind: 'referral', on: `${year}-03-02` },
      { kind: 'waiting', cohortId: '1', cohort: 'Calm', on: `${year}-03-03` },
      { kind: 'member', cohortId: '2', on: `${year}-01-05` },
    ]),
  ).toBe('Open referral of Mar 2; waits for Calm since Mar 3; in a cohort since Jan 5');
  expect(involvedWords([{ kind: 'left', cohortId: '1', cohort: 'Calm', on: `${year}-03-03` }])).toBe('Left Calm on Mar 3');
});
