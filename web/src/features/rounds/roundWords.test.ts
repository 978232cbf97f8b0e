import { describe, expect, it } from 'vitest';
import type { RoundEntry, RoundMember } from './roundQueries';
import { counting, enteredWords, handsOut, progressWords, spelled, unanswered } from './roundWords';

const entry = (instrument: string, more: Partial<RoundEntry> = {}) => ({ instrument, counts: true, entered: 'own_phone', by: 'Maya', ...more }) as RoundEntry;
const member = (clientCode: string, ...entries: RoundEntry[]) => ({ clientCode, entries }) as unknown as RoundMember;

describe('a round in words', () => {
  it.each([
    ['two hours before', -120, false],
    ['an hour before', -60, true],
    ['hours after', 600, true],
    ['the next day', 24 * 60, false],
  ])('hands out codes while the group meets: %s', (_, minutes, yes) => {
    const startsAt = '2026-03-10T13:00:00Z';
    expect(handsOut({ startsAt, endsAt: '2026-03-10T14:00:00Z', status: 'scheduled' }, Date.parse(startsAt) + minutes * 60_000)).toBe(yes);
  });
  it('spells a code for reading it out', () => expect(spelled('CDF4GHJ')).toBe('CDF-4GHJ'));
  it.each([
    ['own_phone', 'on their own phone'],
    ['tablet', 'on the tablet'],
    ['staff', 'typed in by Maya'],
  ] as const)('says how %s came in', (entered, said) => expect(enteredWords({ entered, by: 'Maya' })).toBe(said));
  it('counts one entry for each questionnaire', () => {
    const m = member('C-1', entry('phq-9', { counts: false }), entry('phq-9', { entered: 'staff' }));
    expect(counting(m).map((e) => e.entered)).toEqual(['staff']);
    expect(unanswered(m, ['phq-9', 'group-pulse'])).toEqual(['group-pulse']);
  });
  it('names who is still to answer while they are few', () => {
    const of = ['phq-9'];
    const done = member('C-1', entry('phq-9'));
    const open = (n: number) => Array.from({ length: n }, (_, i) => member(`C-${i + 2}`));
    const called = (m: RoundMember) => m.clientCode;
    expect(progressWords([done], of, called)).toBe('1 of 1 have answered.');
    expect(progressWords([done, ...open(2)], of, called)).toBe('1 of 3 have answered. Still to answer: C-2 and C-3.');
    expect(progressWords([done, ...open(4)], of, called)).toBe('1 of 5 have answered.');
  });
});
