import type { Mark } from '@/components/attendance';
import type { HomeworkCell } from '@/components/HomeworkGrid';
import type { ScoreSeries } from '@/components/ScoreLine';
import type { Seat } from '@/components/SeatRingRollCall';
import type { Week } from '@/components/WeekStrip';

// Invented people and figures.
const names = ['Adaeze', 'Ben', 'Chloe', 'Dmitri', 'Esther', 'Farid', 'Gwen', 'Hana', 'Ivo', 'Jules', 'Kofi'];
const marks: Mark[] = ['present', 'present', 'present', 'late', 'present', 'left_early', 'present', 'present', null, 'no_show', 'present'];

export const roster: Seat[] = names.map((called, i) => ({ clientId: `c${i}`, called, mark: marks[i] ?? null }));
/** A flag on each look of a seat, and one seat without. */
export const flaggedSeats: Seat[] = ['Nadia', 'Omar', 'Priya', 'Quentin', 'Rosamunde', 'Sven', 'Thandi'].map((called, i) => ({
  clientId: `f${i}`,
  called,
  mark: (['present', 'late', 'left_early', 'no_show', 'excused', null, 'present'] as Mark[])[i] ?? null,
  flagged: i < 6,
}));
export const longNames: Seat[] = ['Maximiliana', 'Bartholomew', 'Li', 'Anne-Sophie', 'Oluwaseun', 'Jo'].map((called, i) => ({
  clientId: `l${i}`,
  called,
  mark: (['excused', 'late_cancel', 'left_early', 'no_show', 'late', null] as Mark[])[i] ?? null,
}));

const themes = ['Overview', 'Events and cues', 'Control plans', 'The aggression cycle', 'Cognitive restructuring', 'Practice I', 'Assertiveness', 'Conflict resolution', 'Family patterns', 'Family patterns II', 'Practice II', 'Closing'];
export const weeks: Week[] = themes.map((theme, i) => ({ number: i + 1, theme, state: i < 2 ? 'delivered' : i === 2 ? 'unclosed' : i === 3 ? 'current' : i === 4 ? 'next' : 'planned' }));
export const skippedWeeks: Week[] = themes.slice(0, 8).map((theme, i) => ({
  number: i + 1,
  theme,
  state: i === 2 ? 'skipped' : i < 4 ? 'delivered' : i === 4 ? 'current' : 'planned',
  note: `Mar ${3 + i * 7 > 31 ? 31 : 3 + i * 7}`,
}));

const r: HomeworkCell = 'returned';
const p: HomeworkCell = 'partial';
const n: HomeworkCell = 'not_done';
const x: HomeworkCell = 'excused';
const cells: HomeworkCell[][] = [[r, r, r, 'due'], [r, p, r, 'due'], [r, r, r, 'due'], [r, n, x, 'due'], [r, r, r, 'due'], [p, r, r, 'due'], [r, r, r, 'due'], [r, r, n, 'due'], [r, r, r, 'due'], [x, r, r, 'due'], [r, n, n, 'due']];
export const homework = names.map((name, i) => ({ id: name, name, cells: cells[i] ?? [] }));

export const bands = [
  { name: 'minimal', from: 0, to: 4 },
  { name: 'mild', from: 5, to: 9 },
  { name: 'moderate', from: 10, to: 14 },
  { name: 'moderately severe', from: 15, to: 19 },
  { name: 'severe', from: 20, to: 27 },
];
const line = (scores: Array<number | null>) => scores.map((score, i) => ({ x: i + 1, score }));
export const series: ScoreSeries[] = [
  { id: 'a', role: 'crowd', points: line([21, 19, 20, 16]) },
  { id: 'b', role: 'crowd', points: line([17, 14, 13, 11]) },
  { id: 'c', role: 'crowd', points: line([14, 15, 12, 12]) },
  { id: 'd', role: 'crowd', points: line([12, null, 8, 6]) },
  { id: 'm', role: 'main', label: 'median', points: line([16, 14, 13, 11]) },
  { id: 'w', role: 'watch', label: 'C-0961, worse by 5', points: line([15, 17, 19, 20]) },
];

export const stages = [
  { label: 'Referred', count: 128 },
  { label: 'Contacted', count: 121, soon: 6 },
  { label: 'Assessed', count: 97, late: 4, soon: 9, oldest: '18 days' },
  { label: 'Offered', count: 84 },
  { label: 'Seated', count: 76 },
  { label: 'Came to 1st', count: 71 },
];

export type Charge = { id: string; date: string; client: string; kind: string; code: string; amount: number; state: string };
export const charges: Charge[] = [
  ['2026-03-10', 'C-1017', 'Session', '90853', 4500, 'ready'],
  ['2026-03-10', 'C-0961', 'Session', '90853', 3000, 'ready'],
  ['2026-03-10', 'C-1003', 'No-show', '', 2500, 'ready'],
  ['2026-03-09', 'C-0987', 'Session', '90853', 6000, 'batch 0041'],
  ['2026-03-09', 'C-0944', 'Adjustment', '', -4500, 'reversed'],
  ['2026-03-06', 'C-0928', 'Late cancel', '', 2500, 'ready'],
].map(([date, client, kind, code, amount, state], i) => ({ id: String(i), date, client, kind, code, amount, state }) as Charge);
