import { queryOptions } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';
import { count } from '@/format/words';

export type Adherence = components['schemas']['Adherence'];
export type MemberAdherence = components['schemas']['MemberAdherence'];

/** How regularly the members of a cohort come. */
export const adherenceQuery = (cohortId: string) =>
  queryOptions({
    queryKey: ['cohorts', cohortId, 'adherence'],
    queryFn: () => ok(client.GET('/api/v1/cohorts/{id}/adherence', { params: { path: { id: cohortId } } })),
  });

/** How regularly a client comes, by membership. */
export const clientAdherenceQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'adherence'],
    queryFn: async () => (await ok(client.GET('/api/v1/clients/{id}/adherence', { params: { path: { id: clientId } } }))).items,
  });

const percent = (part: number, of: number) => `${Math.round((100 * part) / of)} %`;

/** `came to 6 of 7 held (86 %), 6 of 12 committed`; '' while nothing was held. */
export function adherenceWords(a: Adherence): string {
  if (a.held === 0) return '';
  const committed = a.committed > 0 && `${a.attended} of ${a.committed} committed`;
  return [`came to ${a.attended} of ${a.held} held (${percent(a.attended, a.held)})`, committed].filter(Boolean).join(', ');
}

/** `86 % adherence`, over all members; '' while nothing was held. */
export const adherenceOfAll = (a: Adherence) => (a.held === 0 ? '' : `${percent(a.attended, a.held)} adherence`);

/** What stands behind the numbers of one member. */
export function adherenceParts(a: Adherence): string {
  const missing = a.held - a.attended;
  const why = [a.excused > 0 && `${a.excused} excused`, a.missed > 0 && `${a.missed} missed without notice or late cancelled`].filter(Boolean);
  const parts = [missing > 0 && why.join(', '), a.caughtUp > 0 && `${count(a.caughtUp, 'theme')} caught up`, a.unmarked > 0 && `${count(a.unmarked, 'closed session')} not marked`];
  return parts.filter(Boolean).join('; ');
}

/** How they are counted. */
export const adherenceRule =
  'Held are closed sessions that a member belonged to and is marked for. Late and left early count as there, excused as not. Cancelled sessions, and those that somebody was taken off, count for nothing.';
