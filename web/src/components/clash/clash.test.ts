import { describe, expect, it } from 'vitest';
import { clashWords } from './clash';

const year = new Date().getFullYear();
const clash = { cohort: 'Harbor', sessions: 11, firstOn: `${year}-03-17`, firstAt: `${year}-03-17T13:00:00Z` };

describe('a clash in words', () => {
  it.each([
    [{ ...clash, leader: { id: '1', name: 'Maya Lindqvist' } }, 'Maya Lindqvist leads Harbor at that hour: 11 sessions from Mar 17 on'],
    [{ ...clash, sessions: 1, client: { id: '1', code: 'C-1', firstName: 'Ben', lastName: 'Ito' } }, 'Ben Ito sits in Harbor at that hour: on Mar 17'],
  ])('names who is needed where', (c, words) => expect(clashWords(c)).toBe(words));
});
