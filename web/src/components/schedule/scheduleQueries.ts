import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type ScheduleEdit = Schemas['ScheduleEdit'];
export type EditKind = ScheduleEdit['kind'];
export type ScheduleAhead = Schemas['ScheduleAhead'];
export type ScheduleLine = Schemas['ScheduleLine'];
export type CohortSession = Schemas['CohortSession'];
export type DatedCohort = Schemas['CohortAnswer'];

const path = (id: string) => ({ params: { path: { id } } });

/** The cohort whose sessions change, as its own page reads it. */
export const datedCohortQuery = (id: string) =>
  queryOptions({ queryKey: ['cohorts', id], queryFn: () => ok(client.GET('/api/v1/cohorts/{id}', path(id))) });

/** What a change of the sessions would do, asked as one types. */
export const useScheduleAhead = (cohortId: string, edit: ScheduleEdit | null) =>
  useQuery({
    queryKey: ['schedule-ahead', cohortId, edit],
    queryFn: () => ok(client.POST('/api/v1/cohorts/{id}/schedule/ahead', { ...path(cohortId), body: edit! })),
    enabled: edit !== null,
    placeholderData: (was) => was,
    retry: false,
    gcTime: 0,
    staleTime: 0,
  });

/** Changes a cohort's sessions, and takes that back. */
export function useReschedule(cohortId: string) {
  const queries = useQueryClient();
  const read = () =>
    Promise.all(['cohorts', 'sessions', 'days', 'closed-sessions', 'calendar'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const change = useMutation({
    mutationFn: ({ version, body }: { version: number; body: Schemas['RescheduleBody'] }) =>
      ok(client.POST('/api/v1/cohorts/{id}/schedule', { params: { path: { id: cohortId }, header: ifMatch(version) }, body })),
    onSuccess: read,
  });
  const undo = useMutation({
    mutationFn: (id: string) => ok(client.POST('/api/v1/cohorts/{id}/schedule/undo', { ...path(cohortId), body: { id } })),
    onSuccess: read,
  });
  return { change, undo, read };
}

/** Coming sessions on days on which the practice is closed. */
export const closedSessionsQuery = queryOptions({
  queryKey: ['closed-sessions'],
  queryFn: async () => (await ok(client.GET('/api/v1/sessions/closed-days'))).items,
});

/** The newest change of a cohort's sessions, which can be undone. */
export const lastChangeQuery = (cohortId: string) =>
  queryOptions({ queryKey: ['cohorts', cohortId, 'schedule'], queryFn: () => ok(client.GET('/api/v1/cohorts/{id}/schedule', path(cohortId))) });
