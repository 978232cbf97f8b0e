import { describe, expect, it } from 'vitest';
import { bodyOf, builtUpon, linksOf, minutesOf, newLine, newPart, outlineFrom, sameOutline, type Outline } from './outline';
import { addWeek, changeWeek, duplicateWeek, moveRefusals, moveWeek, removeWeek } from './weekMoves';

const stored = (theme: string, buildsOn: number[] = []) => ({ number: 0, theme, goal: `Goal of ${theme}`, objectives: [], topics: [], agenda: [], prompts: [], skills: [], tools: [], materials: [], handouts: [], buildsOn });
/** Four weeks: B and C build on A, D builds on B and C. */
const four = () => outlineFrom({ name: 'Anger', weeks: [stored('A'), stored('B', [1]), stored('C', [1]), stored('D', [2, 3])] });
const key = (o: Outline, theme: string) => o.weeks.find((w) => w.theme === theme)?.key ?? '';
/** `A B:1 C:1 D:2,3` */
const shape = (o: Outline) => o.weeks.map((w) => w.theme + (w.buildsOn.length ? `:${linksOf(o, w).join(',')}` : '')).join(' ');

it('reads and writes the same outline', () => {
  const body = bodyOf(four());
  expect(body.weeks?.map((w) => w.buildsOn)).toEqual([[], [1], [1], [2, 3]]);
  expect(sameOutline(four(), outlineFrom({ ...body, weeks: body.weeks?.map((w, i) => ({ ...stored(w.theme), ...w, number: i + 1 })) as never }))).toBe(true);
});

describe('moveWeek', () => {
  it.each([
    ['links follow a week that moves among its equals', 'C', 1, 'A C:1 B:1 D:2,3', []],
    ['a link to a week that is now later is dropped and said', 'D', 1, 'A D B:1 C:1', ['Week 2 no longer builds on B and C.']],
    ['weeks that built on one that moved behind them lose the link', 'A', 3, 'B C D:1,2 A', ['Week 1 no longer builds on A.', 'Week 2 no longer builds on A.']],
    ['past the end is the end', 'B', 99, 'A C:1 D:2 B:1', ['Week 3 no longer builds on B.']],
    ['its own place changes nothing', 'B', 1, 'A B:1 C:1 D:2,3', []],
  ])('%s', (_, theme, to, expected, lost) => {
    const o = four();
    const moved = moveWeek(o, key(o, theme), to);
    expect(shape(moved.outline)).toBe(expected);
    expect(moved.lost).toEqual(lost);
  });
});

it.each([
  ['a move among equals is free', 'C', 1, []],
  ['a week stays behind what it builds on', 'D', 1, ['Week 4, D, builds on week 2, B, and cannot come before it.', 'Week 4, D, builds on week 3, C, and cannot come before it.']],
  ['and before what builds on it', 'A', 1, ['Week 2, B, builds on week 1, A, and cannot come before it.']],
])('%s', (_, theme, to, expected) => {
  expect(moveRefusals(four(), '', to)).toEqual([]);
  const o = four();
  expect(moveRefusals(o, key(o, theme), to)).toEqual(expected);
});

it('removes a week with the links to it', () => {
  const o = four();
  const removed = removeWeek(o, key(o, 'B'));
  expect(shape(removed.outline)).toBe('A C:1 D:2');
  expect(removed.lost).toEqual(['Week 3 no longer builds on B.']);
});

it('duplicates behind the week; later links keep pointing at the first', () => {
  const o = four();
  const copied = duplicateWeek(o, key(o, 'B'));
  expect(shape(copied.outline)).toBe('A B:1 B II:1 C:1 D:2,4');
  expect(shape(duplicateWeek(copied.outline, copied.key).outline)).toContain('B III:1');
});

it('adds a week where one stands, and links follow', () => {
  expect(shape(addWeek(four(), 0).outline)).toBe('A  B:1 C:1 D:3,4');
});

it('tells who builds on a week', () => {
  const o = four();
  expect(builtUpon(o, o.weeks[0] as never)).toEqual([2, 3]);
});

it('leaves out lines and parts that were left empty', () => {
  const o = four();
  const changed = changeWeek(o, key(o, 'A'), { objectives: [newLine(' '), newLine('Name one')], agenda: [newPart(), { ...newPart(), title: 'Round', minutes: null }] });
  expect(bodyOf(changed).weeks?.[0]).toMatchObject({ objectives: ['Name one'], agenda: [{ title: 'Round', minutes: 0 }] });
  expect(bodyOf(changed).weeks?.[0]).not.toHaveProperty('homework');
});

it('adds up minutes, an empty field being none', () => {
  expect(minutesOf({ agenda: [{ ...newPart(), minutes: 15 }, { ...newPart(), minutes: null }, { ...newPart(), minutes: 60 }] })).toBe(75);
});
