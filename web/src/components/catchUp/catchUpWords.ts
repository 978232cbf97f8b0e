import { momentIn, shortDate } from '@/format/dates';
import type { CatchUp } from './catchUpQueries';

/** Why it has to be caught up: `Missed on Mar 3. Week 4, Cues, builds on it on
    Mar 24.` */
export function whyWords(c: Pick<CatchUp, 'why' | 'missedOn' | 'neededBy' | 'by'>): string {
  const missed = c.why === 'came_later' ? `Held on ${shortDate(c.missedOn)}, before they joined.` : `Missed on ${shortDate(c.missedOn)}.`;
  const next = c.neededBy.find((w) => w.on === c.by) ?? c.neededBy[0];
  if (!next) return missed;
  return `${missed} Week ${next.number}, ${next.theme}, builds on it${c.by ? ` on ${shortDate(c.by)}` : ''}.`;
}

const ways: Record<string, string> = { make_up: 'as a guest of another group', homework: 'by homework', talk: 'by talking' };

/** `Caught up by talking on Mar 6, Maya Lindqvist` */
export const doneWords = (d: NonNullable<CatchUp['done']>) => `Caught up ${ways[d.how] ?? d.how} on ${shortDate(d.on)}, ${d.by}`;

type Planned = NonNullable<CatchUp['planned']>;
export const hasBegun = (p: Pick<Planned, 'startsAt'>, now = Date.now()) => Date.parse(p.startsAt) <= now;

/** `Guest of C-12, Tue, Mar 12, 6:00 PM, with Tomás Iriarte`; once that has begun, what is still to be done there. */
export const plannedWords = (p: Planned, now = Date.now()) =>
  `Guest of ${p.cohortCode}, ${momentIn(p.startsAt, p.timeZone)}, with ${p.leadName}${hasBegun(p, now) ? ', where they are still to be marked' : ''}`;
