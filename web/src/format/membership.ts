import { localDate, ownZone, shortDate } from './dates';
import { phrase, word } from './words';

/** Whether somebody has a seat on a day: on the last day it is free already. */
export const sits = (membership: { until?: string }, today: string) => !membership.until || membership.until > today;

/** What the record says of something that was taken back at once. */
export const slip = 'Undone at once.';

/** One change of when a membership began or ended. */
type Event = { kind: 'ended' | 'reopened' | 'corrected'; at: string; byName: string; since?: string; fromSession?: number; reason?: string };

const told = (h: Event) => `${shortDate(localDate(h.at, ownZone()))} by ${h.byName}`;

/** What stood until a beginning was set right, by whom and why: `Until Mar 25 it
    stood as session 5, since Mar 24. Set right by Ruth Abara: Came earlier.` */
export const correctedWords = (h: Event) =>
  `Until ${shortDate(localDate(h.at, ownZone()))} it stood as session ${h.fromSession}, since ${shortDate(h.since ?? '')}. Set right by ${h.byName}${h.reason ? `: ${h.reason}` : '.'}`;

/** The history of a membership in sentences: every beginning that stood, and the
    ends, once more than one thing happened to them. */
export function historyWords(history: Event[]): string[] {
  const ends = history.filter((h) => h.kind !== 'corrected');
  return [...history.filter((h) => h.kind === 'corrected').map(correctedWords), ...(ends.length > 1 ? [`${ends.map((h, i) => `${(i === 0 ? word : phrase)(h.kind)} ${told(h)}`).join('; ')}.`] : [])];
}
