import { expect, test } from 'vitest';
import { backOf, carriedAndUntouched } from './returns';
import type { Homework } from './sessionQueries';

const returns = (...statuses: Array<'open' | 'returned' | 'partial' | 'not_done' | 'excused'>) => statuses.map((status) => ({ status }));

test.each([
  [returns('returned', 'open', 'open', 'not_done'), '1 of 4 back, 2 not asked yet'],
  [returns('returned', 'partial', 'not_done'), '2 of 3 back'],
  [returns('open', 'excused'), '0 of 1 back, 1 not asked yet'],
  [returns('returned', 'returned'), '2 of 2 back'],
])('says who was asked', (all, said) => expect(backOf(all)).toBe(said));

test('what was carried over is taken back while nobody was asked', () => {
  const part = (clientId: string, status: string, personal?: string) => ({ clientId, status, personal, stagesMet: 0 });
  const of = (id: string, carriedFrom: string | undefined, ...parts: ReturnType<typeof part>[]) => ({ id, carriedFrom, returns: parts }) as unknown as Homework;
  const from = of('a', undefined, part('ines', 'returned'), part('emil', 'open', 'Half of it.'));
  const carried = of('b', 'a', part('emil', 'open', 'Half of it.'));
  expect(carriedAndUntouched({ homework: [from, carried] }, from)?.id).toBe('b');
  expect(carriedAndUntouched({ homework: [of('b', 'a', part('emil', 'returned', 'Half of it.'))] }, from)).toBeUndefined();
  expect(carriedAndUntouched({ homework: [of('b', 'a', part('emil', 'open', 'All of it.'))] }, from)).toBeUndefined();
  expect(carriedAndUntouched({ homework: [from] }, from)).toBeUndefined();
});
