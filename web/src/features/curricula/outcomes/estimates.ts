import type { Estimate, PlotPoint } from '@/components/plot/plot';
import type { ComparedWeek, Comparison } from './outcomeQueries';

const fewest = { few_members: 'fewer than 30 members on a side', few_cohorts: 'fewer than 3 cohorts on a side', no_spread: 'the cohorts do not differ' };

/** A comparison as a plot takes it, times so many: shares are told of a hundred. */
export function estimateOf(c: Comparison, times = 1): Estimate {
  const n = c.older.members + c.newer.members;
  if (c.by === undefined || c.low === undefined || c.high === undefined) return { quiet: c.quiet ? fewest[c.quiet] : 'too few to say', n };
  return { value: c.by * times, low: c.low * times, high: c.high * times, n };
}

export type Measure = 'score' | 'attendance' | 'homework';

/** One version's mean, week by week; a week of which nothing is said is a gap. */
export function weekPoints(weeks: ComparedWeek[], measure: Measure, side: 'older' | 'newer', times = 1): PlotPoint[] {
  return weeks.map((w) => {
    const { mean, low, high } = w[measure][side];
    if (mean === undefined || low === undefined || high === undefined) return { x: w.number, y: null };
    return { x: w.number, y: mean * times, low: low * times, high: high * times };
  });
}

/** Whether two weeks at least have something to show. */
export const spoken = (weeks: ComparedWeek[], measure: Measure) => weeks.filter((w) => w[measure].by !== undefined).length > 1;
