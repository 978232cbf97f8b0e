import { longDate } from '@/format/dates';
import { languageName, listed } from '@/format/words';
import type { SupportGroup, SupportGroupCheck } from './supportGroupQueries';

type Listing = Pick<SupportGroup, 'kind' | 'ways' | 'cost' | 'costWords' | 'places' | 'address' | 'twelveStep' | 'peerLed' | 'open' | 'sponsor' | 'faithBased' | 'firstNames' | 'languages'>;
type Choice<V extends string> = Array<{ value: V; label: string }>;

const choicesOf = <V extends string>(words: Record<V, string>): Choice<V> => (Object.entries(words) as Array<[V, string]>).map(([value, label]) => ({ value, label }));

export const kindWords: Record<SupportGroup['kind'], string> = {
  recovery: 'Recovery',
  stress_related: 'Stress and hard times',
  survival_oriented: 'Survivors and minorities',
  personal_growth: 'Personal growth',
  family_members: 'Family and friends',
  peer_support: 'Peer support',
  educational_support: 'Learning together',
};
export const wayWords: Record<SupportGroup['ways'][number], string> = { in_person: 'in person', online: 'online', telephone: 'by telephone' };
export const costWords: Record<SupportGroup['cost'], string> = { free: 'Free', donation: 'By donation', free_or_donation: 'Free, or a donation', nominal_fee: 'A small fee', fee: 'A fee' };
export const placeWords: Record<NonNullable<SupportGroup['places']>[number], string> = { hospital: 'hospital', church: 'church', school: 'school', community_center: 'community center', other: 'elsewhere' };
export const rhythmWords: Record<NonNullable<SupportGroup['rhythm']>, string> = { weekly: 'every week', flexible: 'as they arrange it' };

export const kinds = choicesOf(kindWords);
export const costs = choicesOf(costWords);
export const ways: Choice<SupportGroup['ways'][number]> = choicesOf({ in_person: 'In person', online: 'Online', telephone: 'By telephone' });
export const places: Choice<NonNullable<SupportGroup['places']>[number]> = choicesOf({ hospital: 'Hospital', church: 'Church', school: 'School', community_center: 'Community center', other: 'Elsewhere' });

const begun = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `In person and online`. */
export const waysWords = (g: Pick<Listing, 'ways'>) => begun(listed(g.ways.map((w) => wayWords[w])));

/** `By donation: a dollar or two`. */
export const paidWords = (g: Pick<Listing, 'cost' | 'costWords'>) => [costWords[g.cost], g.costWords].filter(Boolean).join(': ');

const housesWords: typeof placeWords = { hospital: 'hospitals', church: 'churches', school: 'schools', community_center: 'community centers', other: 'elsewhere' };

/** `14 Harbor Street (church)`; without an address, `In churches and schools`. */
export function whereWords(g: Pick<Listing, 'places' | 'address'>): string {
  const kinds = g.places ?? [];
  if (g.address) return kinds.length > 0 ? `${g.address} (${listed(kinds.map((p) => placeWords[p]))})` : g.address;
  if (kinds.length === 0) return '';
  return kinds[0] === 'other' ? 'Elsewhere' : `In ${listed(kinds.map((p) => housesWords[p]))}`;
}

/** `English and Spanish`. */
export const spokenWords = (g: Pick<Listing, 'languages'>) => listed((g.languages ?? []).map(languageName));

/** What sets it apart, in a word or two each. */
export const traits = (g: Listing): string[] =>
  [g.twelveStep && 'twelve steps', g.sponsor && 'sponsors', g.faithBased && 'faith-based', !g.open && 'ask first', ...(g.languages ?? []).filter((tag) => tag !== 'en').map(languageName)].filter((t): t is string => Boolean(t));

/** What a client wants to know before the first time, in sentences. */
export const manners = (g: Listing): string[] =>
  [
    g.open ? 'You can simply come.' : 'Ask before you come the first time.',
    g.firstNames && 'People use first names only.',
    g.peerLed ? 'It is led by people who have been there themselves.' : '',
    g.twelveStep && 'It works with the Twelve Steps.',
    g.sponsor && 'A seasoned member, a sponsor, can stand by you.',
    g.faithBased && 'It is rooted in a faith.',
  ].filter((t): t is string => Boolean(t));

export const findingWords: Record<SupportGroupCheck['finding'], string> = { right: 'Still right', changed: 'Put right', not_reached: 'Nobody answered', ended: 'There no more' };

/** What was found, with the day from which it is gone. */
export const foundWords = (c: Pick<SupportGroupCheck, 'finding' | 'endedFrom'>) => (c.finding === 'ended' && c.endedFrom ? `There no more from ${longDate(c.endedFrom)}` : findingWords[c.finding]);

/** The day so many months before another one, as the server counts. */
export function monthsBefore(day: string, months: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() - months);
  return at.toISOString().slice(0, 10);
}

/** Whether nobody has looked for a year. */
export const isStale = (g: Pick<SupportGroup, 'verifiedOn'>, today: string) => !g.verifiedOn || g.verifiedOn < monthsBefore(today, 12);
