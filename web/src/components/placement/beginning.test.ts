import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { atItsField, beginningChange, beginningOf, closedWords, dayFrom, rollWords } from './beginning';
import type { CohortDetail } from './placementQueries';

const session = (number: number, date: string, status = 'scheduled') => ({ number, date: `2026-03-${date}`, startsAt: `2026-03-${date}T18:00:00Z`, endsAt: `2026-03-${date}T20:00:00Z`, status });
const cohort = { status: 'running', planned: [], schedule: { timeZone: 'UTC' }, sessions: [session(1, '03', 'closed'), session(2, '10'), session(3, '17', 'cancelled'), session(4, '24'), session(5, '31')] } as unknown as CohortDetail;
const ben = (fromSession: number) => ({ clientId: 'b', fromSession });
const stands = { fromSession: 4, since: '2026-03-24' };
const typed = (change: Partial<ReturnType<typeof beginningOf>>) => ({ ...beginningOf(stands), reason: ' Came earlier. ', ...change });

describe('another first session', () => {
  it('is a day in the past, or today while it is still to come', () => {
    expect([dayFrom(cohort, 2, '2026-03-25'), dayFrom(cohort, 5, '2026-03-25')]).toEqual(['2026-03-10', '2026-03-25']);
  });

  it.each([
    ['makes the rolls before it theirs', 4, 2, ['Session 2 becomes theirs: they stand on the roll.']],
    ['names several from the first to the last', 5, 2, ['Sessions 2 to 4 become theirs: they stand on the roll.']],
    ['takes marks with it', 2, 4, ['Session 2 is theirs no longer.', 'Their mark of session 2 on Tue, Mar 10 goes: no-show.']],
    ['says which roll speaks against it', 4, 5, ['Session 4 is theirs no longer.', 'The roll of session 4 on Tue, Mar 24 has them as late: take it again first.']],
    ['changes nothing where it is the same', 4, 4, []],
  ])('%s', (_, from, to, words) => {
    const marks = [{ clientId: 'b', number: 2, status: 'no_show' }, { clientId: 'a', number: 2, status: 'present' }, { clientId: 'b', number: 4, status: 'late' }];
    expect(rollWords(cohort, marks, ben(from), to)).toEqual(words);
  });

  it('ends at what is closed', () => {
    expect(closedWords([])).toBe('The first on whose roll they stand');
    expect(closedWords([1])).toContain('Session 1 is closed: beyond it');
    expect(closedWords([1, 5])).toContain('Sessions 1 and 5 are closed: beyond them');
  });
});

it.each([
  ['the session alone, whose day the server finds', { fromSession: '2', since: '2026-03-10' }, false, { fromSession: 2 }],
  ['the session and a day of its own', { fromSession: '2', since: '2026-03-09' }, true, { fromSession: 2, since: '2026-03-09' }],
  ['the day alone', { since: '2026-03-20' }, true, { since: '2026-03-20' }],
])('a correction sends %s, and the reason', (_, change, dayTyped, sent) => {
  expect(beginningChange(stands, typed(change), dayTyped)).toEqual({ ...sent, reason: 'Came earlier.', overrideReason: undefined });
});

it.each([
  ['attended_earlier', 'fromSession'],
  ['session_closed', 'fromSession'],
  ['time_clash', 'overrideReason'],
])('the refusal %s stands at its field', (code, field) => {
  expect(atItsField(new ApiProblem(409, code, 'No', 'Because.')).errors).toEqual([{ field, message: 'Because.' }]);
});

it('any other refusal stays as it is', () => {
  expect(atItsField(new ApiProblem(412, 'version_mismatch', 'Stale')).stale).toBe(true);
});
