import { describe, expect, it } from 'vitest';
import { beginnings, joinable } from './joining';
import type { CohortDetail } from './placementQueries';

const at = (date: string, hour: number) => `2026-03-${date}T${String(hour).padStart(2, '0')}:00:00Z`;
const session = (number: number, date: string, status = 'scheduled') => ({ number, date: `2026-03-${date}`, startsAt: at(date, 18), endsAt: at(date, 20), status, theme: '', attended: 0 });
const cohort = (change: Partial<CohortDetail> = {}) =>
  ({ status: 'running', entry: 'open', entryWeeks: [], planned: [], schedule: { timeZone: 'UTC' }, sessions: [session(1, '03', 'closed'), session(2, '10'), session(3, '17'), session(4, '24')], ...change }) as unknown as CohortDetail;
const of = (change: Partial<CohortDetail>, now: string) => {
  const found = joinable(cohort(change), new Date(now));
  return [found.usual, ...found.sessions.map((x) => x.words)];
};

describe('the sessions from which somebody can join', () => {
  it.each([
    ['begin with the one under way', {}, at('10', 19), [2, 'Session 2, Tue, Mar 10 · under way', 'Session 3, Tue, Mar 17 · next', 'Session 4, Tue, Mar 24']],
    ['begin with that of the evening', {}, at('10', 22), [2, 'Session 2, Tue, Mar 10 · today, not closed', 'Session 3, Tue, Mar 17 · next', 'Session 4, Tue, Mar 24']],
    ['keep what is not closed, and begin with the next', {}, at('12', 9), [3, 'Session 2, Tue, Mar 10 · not closed', 'Session 3, Tue, Mar 17 · next', 'Session 4, Tue, Mar 24']],
    ['are those of the entry rule', { entry: 'slow_open', entryWeeks: [4] } as Partial<CohortDetail>, at('17', 22), [4, 'Session 4, Tue, Mar 24 · next']],
    ['are none between entry weeks', { entry: 'slow_open' } as Partial<CohortDetail>, at('12', 9), [undefined]],
    ['are all of a planned cohort', { status: 'planned', entry: 'closed', sessions: [], planned: [session(1, '10'), session(2, '17')] } as unknown as Partial<CohortDetail>, at('01', 9), [1, 'Session 1, Tue, Mar 10 · next', 'Session 2, Tue, Mar 17']],
  ])('%s', (_, change, now, wanted) => {
    expect(of(change, now)).toEqual(wanted);
  });
});

describe('the sessions with which a membership may have begun', () => {
  const four = { entry: 'open', sessions: [session(1, '03', 'closed'), session(2, '10'), session(3, '17', 'cancelled'), session(4, '24'), session(5, '31', 'closed'), session(6, '31')] } as unknown as Partial<CohortDetail>;
  it.each([
    ['lie between those that are closed, the later one included', four, { fromSession: 4 }, [[2, 4, 5], [1, 5]]],
    ['are earlier ones alone where the one that stands is closed', four, { fromSession: 5 }, [[2, 4, 5], [1, 5]]],
    ['are those up to the last day', four, { fromSession: 2, until: '2026-03-20' }, [[2], [1, 5]]],
    ['are, before it, those of the entry rule', { ...four, entry: 'closed' } as Partial<CohortDetail>, { fromSession: 4 }, [[4, 5], [1, 5]]],
    ['keep the one that stands, even if it was cancelled', four, { fromSession: 3 }, [[2, 3, 4, 5], [1, 5]]],
  ])('%s', (_, change, stands, wanted) => {
    const found = beginnings(cohort(change), stands, new Date(at('25', 9)));
    expect([found.sessions.map((x) => x.number), found.closed]).toEqual(wanted);
  });
});
