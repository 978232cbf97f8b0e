import { expect, it } from 'vitest';
import type { CohortSession } from './cohortQueries';
import { weeksOf } from './weeks';

const session = (number: number, date: string, status: CohortSession['status']): CohortSession => ({
  number,
  date,
  startsAt: `${date}T18:00:00Z`,
  endsAt: `${date}T19:30:00Z`,
  status,
  theme: `Week ${number}`,
  weekNumber: number,
  attended: 0,
});
const sessions = [session(1, '2026-03-03', 'closed'), session(2, '2026-03-10', 'scheduled'), session(3, '2026-03-17', 'scheduled'), session(4, '2026-03-24', 'scheduled')];
const states = (now: string) => weeksOf({ status: 'running', sessions, planned: [] }, new Date(now)).map((w) => w.state);

it('is now only while a session is under way', () => {
  expect(states('2026-03-10T17:59:59Z')).toEqual(['delivered', 'next', 'planned', 'planned']);
  expect(states('2026-03-10T18:00:00Z')).toEqual(['delivered', 'current', 'next', 'planned']);
  expect(states('2026-03-10T19:29:59Z')).toEqual(['delivered', 'current', 'next', 'planned']);
});

it('shows every session that is over and not closed as such', () => {
  expect(states('2026-03-10T19:30:00Z')).toEqual(['delivered', 'unclosed', 'next', 'planned']);
  expect(states('2026-03-18T09:00:00Z')).toEqual(['delivered', 'unclosed', 'unclosed', 'next']);
});

it('says nothing of time before a cohort has started', () => {
  const planned = [session(1, '2026-03-03', 'planned'), session(2, '2026-03-10', 'planned')];
  expect(weeksOf({ status: 'planned', sessions: [], planned }, new Date('2026-03-04T09:00:00Z')).map((w) => w.state)).toEqual(['planned', 'planned']);
});
