import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type CatchUp = Schemas['CatchUp'];
export type MakeUp = Schemas['MakeUp'];

const path = (id: string) => ({ params: { path: { id } } });

/** What is open in the running cohorts that one leads. */
export const catchUpsQuery = queryOptions({
  queryKey: ['cohorts', 'catch-ups'],
  queryFn: async () => (await ok(client.GET('/api/v1/catch-ups'))).items,
});

/** What the members of one cohort missed, done or open. */
export const catchUpsOfQuery = (cohortId: string) =>
  queryOptions({
    queryKey: ['cohorts', cohortId, 'catch-ups'],
    queryFn: async () => (await ok(client.GET('/api/v1/cohorts/{id}/catch-ups', path(cohortId)))).items,
  });

/** The sessions of other cohorts in which a missed week can be made up. */
export const makeUpsQuery = (enrollmentId: string, { week, curriculumVersion }: Pick<CatchUp, 'week' | 'curriculumVersion'>) =>
  queryOptions({
    queryKey: ['cohorts', 'make-ups', enrollmentId, curriculumVersion, week],
    queryFn: async () => (await ok(client.POST('/api/v1/enrollments/{id}/make-ups/ahead', { ...path(enrollmentId), body: { week, curriculumVersion } }))).items,
    staleTime: 0,
  });

/** Everything that is done about a missed theme, and taken back. */
export function useCatchUp(enrollmentId: string) {
  const queries = useQueryClient();
  const onSuccess = () => Promise.all(['cohorts', 'enrollments'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const record = useMutation({
    mutationFn: (body: Schemas['CatchUpBody']) => ok(client.POST('/api/v1/enrollments/{id}/catch-ups', { ...path(enrollmentId), body })),
    onSuccess,
  });
  const undo = useMutation({ mutationFn: (id: string) => ok(client.POST('/api/v1/catch-ups/{id}/undo', path(id))), onSuccess });
  const arrange = useMutation({
    mutationFn: (body: Schemas['MakeUpBody']) => ok(client.POST('/api/v1/enrollments/{id}/make-ups', { ...path(enrollmentId), body })),
    onSuccess,
  });
  const cancel = useMutation({ mutationFn: (id: string) => ok(client.POST('/api/v1/make-ups/{id}/undo', path(id))), onSuccess });
  return { record, undo, arrange, cancel };
}
