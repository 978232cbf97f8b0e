import { expect, it } from 'vitest';
import { newLine, newWeek, type Outline } from './outline';
import { weekChanges } from './versionChanges';

const week = (theme: string, goal = `Goal of ${theme}`) => ({ ...newWeek(theme), goal, objectives: [newLine(`Do ${goal}`)] });
const of = (...weeks: ReturnType<typeof week>[]): Outline => ({ name: 'P', summary: '', citation: '', tags: [], problemArea: null, groupType: null, weeks });
/** `same A 1>1` */
const told = (a: Outline, b: Outline) => weekChanges(a, b).map((c) => `${c.kind} ${c.theme} ${c.before}>${c.after}`);

it.each([
  ['the same', of(week('A'), week('B')), of(week('A'), week('B')), ['same A 1>1', 'same B 2>2']],
  ['a week between others moves nobody', of(week('A'), week('B')), of(week('A'), week('N'), week('B')), ['same A 1>1', 'added N 0>2', 'same B 2>3']],
  ['a removed one stands where it was', of(week('A'), week('B'), week('C')), of(week('A'), week('C')), ['same A 1>1', 'removed B 2>0', 'same C 3>2']],
  ['one that moved, and not those around it', of(week('A'), week('B'), week('C'), week('D')), of(week('B'), week('C'), week('A'), week('D')), ['same B 2>1', 'same C 3>2', 'moved A 1>3', 'same D 4>4']],
  ['a changed goal', of(week('A')), of(week('A', 'Another')), ['changed A 1>1']],
  ['a new name for the same content', of(week('A')), of(week('Z', 'Goal of A')), ['changed Z 1>1']],
])('%s', (_, a, b, expected) => {
  expect(told(a, b)).toEqual(expected);
});

it('tells the fields that differ', () => {
  const [change] = weekChanges(of(week('A')), of(week('A', 'Another')));
  expect(change?.texts.filter((t) => t.before !== t.after).map((t) => t.label)).toEqual(['Goal', 'Objectives']);
});
