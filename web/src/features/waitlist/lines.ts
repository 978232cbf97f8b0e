import type { CohortCard, Wait } from '@/components/placement/placementQueries';
import { count, spelled } from '@/format/words';

/** A cohort and who waits for it. */
export type Line = { cohort: CohortCard; waits: Wait[] };

/** Lines that hold somebody: those with an open seat first, since there somebody
    can be seated today, then the longest. */
export function byNeed(lines: Line[]): Line[] {
  return lines
    .filter((l) => l.waits.length > 0)
    .sort((a, b) => Number(b.cohort.seats.open > 0) - Number(a.cohort.seats.open > 0) || b.waits.length - a.waits.length || a.cohort.name.localeCompare(b.cohort.name));
}

/** "Four wait for two cohorts, the longest for 23 days. Two seats are open." */
export function waitSentence(lines: Line[]): string {
  const waits = lines.flatMap((l) => l.waits);
  if (waits.length === 0) return 'Nobody waits for a seat.';
  const longest = Math.max(...waits.map((w) => w.daysWaiting));
  const seats = lines.reduce((n, l) => n + Math.min(l.cohort.seats.open, l.waits.length), 0);
  const cohorts = spelled(lines.length).toLowerCase();
  const said = [`${spelled(waits.length)} ${waits.length === 1 ? 'waits' : 'wait'} for ${cohorts} ${lines.length === 1 ? 'cohort' : 'cohorts'}${longest > 0 ? `, the longest for ${count(longest, 'day')}` : ''}.`];
  if (seats > 0) said.push(`${spelled(seats)} could have a seat now.`);
  return said.join(' ');
}
