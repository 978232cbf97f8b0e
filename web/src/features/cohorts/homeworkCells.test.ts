import { expect, it } from 'vitest';
import { cellOf, doneOf } from './homeworkCells';

const sessions = [1, 2, 3].map((number) => ({ id: `s${number}`, number, status: number < 3 ? 'closed' : 'scheduled' }));
const given = (id: string, session: number, status: 'open' | 'not_done' | 'returned', carriedFrom?: string) => ({ id, sessionId: `s${session}`, carriedFrom, returns: [{ clientId: 'c', status }] });
const at = (all: ReturnType<typeof given>[], n: number) => cellOf(all, sessions, sessions[n - 1] as (typeof sessions)[number], 'c');

it.each([
  ['none was given', [], 1, null],
  ['open, and the next session was held', [given('a', 1, 'open')], 1, 'unasked'],
  ['open, and the next session is ahead', [given('a', 2, 'open')], 2, 'due'],
  ['open, and goes on in a later session', [given('a', 1, 'open'), given('b', 2, 'open', 'a')], 1, 'carried'],
  ['asked, and not done', [given('a', 1, 'not_done'), given('b', 2, 'open', 'a')], 1, 'not_done'],
  ['of two the least finished', [given('a', 1, 'returned'), given('b', 1, 'not_done')], 1, 'not_done'],
])('%s', (_, all, n, expected) => expect(at(all, n)).toBe(expected));

it('says how many of those asked', () => {
  expect(doneOf({ asked: 6, done: 4, partial: 1 })).toBe('5/6');
  expect(doneOf({ asked: 0, done: 0, partial: 0 })).toBe('');
  expect(doneOf(undefined)).toBe('');
});
