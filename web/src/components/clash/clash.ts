import { queryOptions, keepPreviousData } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';
import { nameOf } from '@/format/person';
import { shortDate } from '@/format/dates';
import { count } from '@/format/words';

type Schemas = components['schemas'];
/** Somebody, or a room, whom two cohorts need at one hour. */
export type Clash = Schemas['Clash'];

/** When two cohorts need somebody at once: "11 sessions from Mar 17 on". */
export const whenWords = (c: Clash) => (c.sessions === 1 ? `on ${shortDate(c.firstOn)}` : `${count(c.sessions, 'session')} from ${shortDate(c.firstOn)} on`);

/** Who is needed where: "Maya Lindqvist leads Harbor at that hour: 11 sessions
    from Mar 17 on". */
export const clashWords = (c: Clash) =>
  c.room ? `${c.room.name} is taken by ${c.cohort} at that hour: ${whenWords(c)}` : `${c.client ? `${nameOf(c.client)} sits in` : `${c.leader?.name ?? 'Somebody'} leads`} ${c.cohort} at that hour: ${whenWords(c)}`;

/** Who of some people leads another cohort at the hours of a schedule, or of a
    cohort that they would take over. */
export const leaderClashes = (body: Schemas['LeaderClashBody']) =>
  queryOptions({
    queryKey: ['cohorts', 'clashes', body],
    queryFn: async () => (await ok(client.POST('/api/v1/leaders/clashes', { body }))).items,
    placeholderData: keepPreviousData,
    retry: false, // a schedule that is half typed is refused
  });

/** Who of a cohort would be needed elsewhere if it changed like this. */
export const cohortClashes = (id: string, body: Schemas['CohortClashBody']) =>
  queryOptions({
    queryKey: ['cohorts', id, 'clashes', body],
    queryFn: async () => (await ok(client.POST('/api/v1/cohorts/{id}/clashes', { params: { path: { id } }, body }))).items,
    placeholderData: keepPreviousData,
    retry: false,
  });
