import { shortDate } from '@/format/dates';
import { count } from '@/format/words';
import type { FeeReach } from './feeQueries';

/** What a fee from a day on changes and what it leaves, in two sentences. */
export function reachWords({ open, kept, until }: FeeReach, today?: string): string[] {
  const end = until ? `, until another fee begins on ${shortDate(until, today)}` : '';
  const words = [open === 0 ? `No session that is not closed yet falls in these days${end}.` : `${count(open, 'session')} that ${open === 1 ? 'is' : 'are'} not closed yet will be charged by it${end}.`];
  if (kept > 0) words.push(`${count(kept, 'session')} closed since then ${kept === 1 ? 'keeps its fee; correct it' : 'keep their fee; correct them'} on Charges.`);
  return words;
}
