import { momentIn } from '@/format/dates';
import { listed } from '@/format/words';
import type { Cover, SessionLed, Substitute } from './coverQueries';

/** What somebody leads as. */
const asWords: Record<SessionLed['as'], string> = { lead: 'lead', co_lead: 'co-lead', substitute: 'substitute' };
export const ledAs = (as: SessionLed['as']) => asWords[as];

/** `Maya Lindqvist (lead) and Tom Osei (substitute)` */
export const ledWords = (led: readonly SessionLed[]) => listed(led.map((l) => `${l.name} (${ledAs(l.as)})`)) || 'nobody';

/** Why somebody is a good choice, or none: `free, led this group before`. */
export function substituteWords(s: Substitute): string {
  const said: string[] = [];
  if (s.away) said.push('away');
  if (s.clashes.length > 0) said.push(`leads ${listed([...new Set(s.clashes.map((c) => c.cohort))])} at that hour`);
  if (said.length === 0) said.push('free');
  if (s.knows) said.push(s.knows === 'led' ? 'led this group before' : 'has covered this group');
  return said.join(', ');
}

/** `Tom Osei leads it in the place of Maya Lindqvist.` */
export const coverWords = (c: Pick<Cover, 'userName' | 'forName'>) => `${c.userName} leads it in the place of ${c.forName}.`;

/** When a session is open to its substitute. */
export const windowWords = (c: Pick<Cover, 'opensAt' | 'expiresAt'>, zone: string) => `Open to them from ${momentIn(c.opensAt, zone)} until ${momentIn(c.expiresAt, zone)}.`;

/** `4 h 30 min` */
export function hoursWords(minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return [h > 0 && `${h} h`, (m > 0 || h === 0) && `${m} min`].filter(Boolean).join(' ');
}
