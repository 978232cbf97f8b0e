import { describe, expect, it } from 'vitest';
import { attendanceKinds, isHere, markForKey, nextMark, tally, type Mark } from './attendance';

describe('nextMark', () => {
  it('cycles the three that happen most and comes back to nothing', () => {
    const walk: Mark[] = [null];
    for (let i = 0; i < 4; i++) walk.push(nextMark(walk.at(-1) ?? null));
    expect(walk).toEqual([null, 'present', 'late', 'no_show', null]);
  });

  it.each(['left_early', 'excused', 'late_cancel'] as const)('starts over from %s', (mark) => {
    expect(nextMark(mark)).toBe('present');
  });
});

it('gives each status its own key', () => {
  expect(new Set(attendanceKinds.map((k) => k.key)).size).toBe(7);
  expect(markForKey('L')).toBe('late');
  expect(markForKey('z')).toBeUndefined();
});

it('counts late and left early as here, the absent and the unmarked not', () => {
  expect(tally(['present', 'late', 'left_early', 'no_show', 'excused', 'late_cancel', null])).toEqual({ here: 3, unmarked: 1, total: 7 });
  expect(isHere(null)).toBe(false);
});
