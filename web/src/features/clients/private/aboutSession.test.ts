import { expect, it } from 'vitest';
import type { Happened } from '../timelineQuery';
import { aboutSessions } from './aboutSession';

const year = new Date().getFullYear();
const held: Happened = { id: 'a', kind: 'session', day: `${year}-03-06`, cohort: 'Mornings', session: { sessionId: 's10', number: 10, mark: 'present', corrections: 0 } };

it('offers the sessions of a client, and keeps the one that is chosen', () => {
  expect(aboutSessions([held, { id: 'b', kind: 'flag', day: held.day }], { on: held.day })).toEqual([{ value: 's10', label: 'Mar 6, Mornings, session 10', on: held.day }]);
  expect(aboutSessions([held], { sessionId: 's10', on: held.day })).toHaveLength(1);
  expect(aboutSessions([], { sessionId: 's2', on: `${year}-01-05` })).toEqual([{ value: 's2', label: 'The session of Jan 5', on: `${year}-01-05` }]);
});
