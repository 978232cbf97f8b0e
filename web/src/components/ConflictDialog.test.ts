import { expect, it } from 'vitest';
import { changesBetween } from './ConflictDialog';

it('names only the fields that differ, as texts', () => {
  const mine = { goal: 'Mine', place: 'Room 2', weeks: [1], hidden: 'a' };
  const theirs = { goal: 'Theirs', place: 'Room 2', weeks: [1, 2], hidden: 'b' };
  expect(changesBetween(mine, theirs, { goal: 'Goal', place: 'Place', weeks: 'Weeks' })).toEqual([
    { label: 'Goal', mine: 'Mine', theirs: 'Theirs' },
    { label: 'Weeks', mine: '[\n 1\n]', theirs: '[\n 1,\n 2\n]' },
  ]);
});
