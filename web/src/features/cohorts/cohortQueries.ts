import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import { meQuery } from '@/api/me';
import { cursorPages } from '@/api/query';
import { marksQuery } from '@/components/placement/placementQueries';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Cohort = Schemas['CohortAnswer'];
export type CohortCard = Schemas['CohortCard'];
export type CohortStatus = CohortCard['status'];
export type CohortBody = Schemas['CohortBody'];
export type CohortChange = Schemas['CohortChange'];
export type CohortSession = Schemas['CohortSession'];
export type RosterSeat = Schemas['RosterSeat'];
export type Schedule = Schemas['Schedule'];
export type Leader = Schemas['Leader'];

const path = (id: string) => ({ params: { path: { id } } });

/** Cohorts in any of the states, newest first. */
export const useCohorts = (status: CohortStatus[]) =>
  useInfiniteQuery({
    queryKey: ['cohorts', 'list', status],
    ...cursorPages<CohortCard>(async (cursor) => {
      const page = await ok(client.GET('/api/v1/cohorts', { params: { query: { status, limit: 60, cursor } } }));
      return { items: page.items, nextCursor: page.nextCursor };
    }),
  });

export const cohortQuery = (id: string) =>
  queryOptions({ queryKey: ['cohorts', id], queryFn: () => ok(client.GET('/api/v1/cohorts/{id}', path(id))) });

export const useMarksOf = (id: string, enabled: boolean) => useQuery({ ...marksQuery(id), enabled });

export const useHomeworkOf = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['cohorts', id, 'homework'],
    queryFn: () => ok(client.GET('/api/v1/cohorts/{id}/homework', path(id))),
    enabled,
  });

export const useWaitlistOf = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['cohorts', id, 'waitlist'],
    queryFn: async () => (await ok(client.GET('/api/v1/cohorts/{id}/waitlist', path(id)))).items,
    enabled,
  });

export const useLeaders = () =>
  useQuery({ queryKey: ['leaders'], queryFn: async () => (await ok(client.GET('/api/v1/leaders'))).items });

/** Whether one would no longer see a cohort that these people lead. */
export function useLosesIt() {
  const { data: me } = useQuery(meQuery);
  return (led: { leadId: string; coLeadIds: string[] }) => !!me?.own.includes('cohorts.read') && led.leadId !== me.user.id && !led.coLeadIds.includes(me.user.id);
}

/** Curricula that a cohort can follow: those that were published. */
export const usePublishedCurricula = () =>
  useQuery({
    queryKey: ['curricula', 'published'],
    queryFn: async () =>
      ((await ok(client.GET('/api/v1/curricula', { params: { query: { limit: 100 } } }))).items).filter((c) => c.published > 0),
  });

export const usePractice = () => useQuery({ queryKey: ['settings'], queryFn: () => ok(client.GET('/api/v1/settings')) });

/** Puts the server's answer in place and lets the lists read again. */
function useTake() {
  const queries = useQueryClient();
  return (cohort: Cohort) => {
    queries.setQueryData(cohortQuery(cohort.id).queryKey, cohort);
    void queries.invalidateQueries({ queryKey: ['cohorts', 'list'] });
    void queries.invalidateQueries({ queryKey: ['days'] });
  };
}

export function useCreateCohort() {
  const take = useTake();
  return useMutation({ mutationFn: (body: CohortBody) => ok(client.POST('/api/v1/cohorts', { body })), onSuccess: take });
}

export function useChangeCohort(id: string) {
  const take = useTake();
  return useMutation({
    mutationFn: ({ version, body }: { version: number; body: CohortChange }) =>
      ok(client.PATCH('/api/v1/cohorts/{id}', { params: { path: { id }, header: ifMatch(version) }, body })),
    onSuccess: take,
  });
}

export function useCohortStep(id: string) {
  const take = useTake();
  const start = useMutation({
    mutationFn: (overrideReason?: string) => ok(client.POST('/api/v1/cohorts/{id}/start', { ...path(id), body: { overrideReason } })),
    onSuccess: take,
  });
  const complete = useMutation({ mutationFn: () => ok(client.POST('/api/v1/cohorts/{id}/complete', path(id))), onSuccess: take });
  const cancel = useMutation({
    mutationFn: (body: Schemas['CancelCohortBody']) => ok(client.POST('/api/v1/cohorts/{id}/cancel', { ...path(id), body })),
    onSuccess: take,
  });
  const reopen = useMutation({
    mutationFn: (body: Schemas['ReopenCohortBody']) => ok(client.POST('/api/v1/cohorts/{id}/reopen', { ...path(id), body })),
    onSuccess: take,
  });
  return { start, complete, cancel, reopen };
}

/** Ends a membership, or undoes that; the episode stays on the cohort's page. */
export function useEndMembership(cohortId: string) {
  const queries = useQueryClient();
  const changed = () =>
    Promise.all([queries.invalidateQueries({ queryKey: ['cohorts', cohortId] }), queries.invalidateQueries({ queryKey: ['cohorts', 'list'] })]);
  const end = useMutation({
    mutationFn: ({ enrollmentId, ...body }: { enrollmentId: string; reason: string; until: string }) =>
      ok(client.POST('/api/v1/enrollments/{id}/end', { ...path(enrollmentId), body })),
    onSuccess: changed,
  });
  const reopen = useMutation({
    mutationFn: ({ enrollmentId, ...body }: { enrollmentId: string } & Schemas['ReopenBody']) =>
      ok(client.POST('/api/v1/enrollments/{id}/reopen', { ...path(enrollmentId), body })),
    onSuccess: changed,
  });
  return { end, reopen };
}

/** What dates a schedule comes to, past the days on which the practice is closed. */
export const usePlanAhead = (schedule: Schedule, enabled: boolean) =>
  useQuery({
    queryKey: ['plan-ahead', schedule],
    queryFn: () => ok(client.POST('/api/v1/cohorts/plan', { body: { schedule } })),
    enabled,
    placeholderData: (was) => was,
    retry: false,
  });
