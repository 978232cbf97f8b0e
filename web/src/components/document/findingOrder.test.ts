import { expect, it } from 'vitest';
import { inOrder, nextPlace, type Here, type Place } from './findingOrder';
import type { Mark } from './marks';

const mark = (id: string, start: number): Mark => ({ id, start, end: start + 4, tone: 'late', word: 'names a member', why: '' });
const order = inOrder([[mark('b', 20), mark('a', 6)], [], [mark('c', 3)]], [{ row: 'goal', part: -1 }, { row: 'empty', part: 1 }, { row: 'head', part: -1 }]);
const said = (p: Place | undefined) => (p === undefined ? null : 'row' in p ? p.row : p.mark.id);

it('orders findings by part and place, then the rows', () => expect(order.map(said)).toEqual(['a', 'b', 'empty', 'c', 'goal', 'head']));

it.each<[string, Here, string | null]>([
  ['nowhere yet: the first', null, 'a'],
  ['before the first word of a part', { part: 0, from: 0, to: 0 }, 'a'],
  ['the caret right before a finding', { part: 0, from: 6, to: 6 }, 'a'],
  ['a finding is selected', { part: 0, from: 6, to: 10 }, 'b'],
  ['past the last of a part: the one of which a whole is said', { part: 0, from: 24, to: 24 }, 'empty'],
  ['in that part', { part: 1, from: 3, to: 3 }, 'c'],
  ['past all words: the first row', { part: 2, from: 90, to: 90 }, 'goal'],
  ['at a row', { row: 'goal' }, 'head'],
  ['at the last', { row: 'head' }, null],
])('goes on from %s', (_, here, next) => expect(said(nextPlace(order, here))).toBe(next));
