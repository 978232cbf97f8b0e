import { describe, expect, it } from 'vitest';
import { estimateOf, spoken, weekPoints } from './estimates';
import type { ComparedWeek, Comparison } from './outcomeQueries';

const side = (mean?: number) => ({ members: 40, cohorts: 4, ...(mean === undefined ? {} : { mean, low: mean - 0.1, high: mean + 0.1 }) });
const said = (by: number): Comparison => ({ says: '', by, low: by - 0.1, high: by + 0.1, older: side(0.5), newer: side(0.5 + by) });
const quiet: Comparison = { says: '', quiet: 'few_members', older: side(), newer: { members: 12, cohorts: 2 } };

describe('what a plot is told', () => {
  it('tells shares of a hundred, and why there is nothing', () => {
    const e = estimateOf(said(0.06), 100);
    expect('value' in e && [e.value, e.n]).toEqual([6, 80]);
    expect(estimateOf(quiet)).toEqual({ quiet: 'fewer than 30 members on a side', n: 52 });
  });

  it('leaves a gap for a week of which nothing is said', () => {
    const weeks: ComparedWeek[] = [
      { number: 1, score: quiet, attendance: said(0.1), homework: quiet },
      { number: 2, score: quiet, attendance: quiet, homework: quiet },
      { number: 3, score: quiet, attendance: said(0.2), homework: said(0.1) },
    ];
    expect(weekPoints(weeks, 'attendance', 'newer', 100).map((p) => p.y)).toEqual([60, null, 70]);
    expect([spoken(weeks, 'attendance'), spoken(weeks, 'homework')]).toEqual([true, false]);
  });
});
