import { describe, expect, it } from 'vitest';
import { endingWords } from './cohortWords';

describe('what becomes of those who hang on a cohort that ends', () => {
  it.each([
    [0, 0, 'Nobody is a member.'],
    [1, 0, '1 membership ends with it.'],
    [9, 1, '9 memberships end with it. One person waits for a seat: the wait ends, and with a referral they stand among the accepted ones again.'],
    [9, 2, '9 memberships end with it. 2 people wait for a seat: the wait ends, and with a referral they stand among the accepted ones again.'],
  ])('%i members, %i waiting', (members, waiting, words) => {
    expect(endingWords(members, waiting)).toBe(words);
  });
});
