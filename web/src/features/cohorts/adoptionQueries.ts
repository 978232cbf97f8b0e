import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import type { components } from '@/api/schema';

export type Adoption = components['schemas']['AdoptionAnswer'];
type Body = components['schemas']['AdoptionBody'];

const path = (id: string) => ({ params: { path: { id } } });

/** Which version a cohort follows, which there is, and what can be taken back. */
export const adoptionQuery = (cohortId: string) =>
  queryOptions({ queryKey: ['cohorts', cohortId, 'adoption'], queryFn: () => ok(client.GET('/api/v1/cohorts/{id}/adoption', path(cohortId))) });

/** What going over to a version would do. */
export const useAdoptionAhead = (cohortId: string, body: Body) =>
  useQuery({
    queryKey: ['adoption ahead', cohortId, body], // not asked again once it is done
    queryFn: () => ok(client.POST('/api/v1/cohorts/{id}/adoption/ahead', { ...path(cohortId), body })),
    gcTime: 0,
    staleTime: 0,
  });

export function useAdopt(cohortId: string) {
  const queries = useQueryClient();
  const anew = () => Promise.all([queries.invalidateQueries({ queryKey: ['cohorts'] }), queries.invalidateQueries({ queryKey: ['sessions'] }), queries.invalidateQueries({ queryKey: ['days'] })]);
  const adopt = useMutation({
    mutationFn: ({ version, body }: { version: number; body: Body }) =>
      ok(client.POST('/api/v1/cohorts/{id}/adoption', { params: { path: { id: cohortId }, header: ifMatch(version) }, body })),
    onSuccess: anew,
  });
  const undo = useMutation({ mutationFn: (id: string) => ok(client.POST('/api/v1/cohorts/{id}/adoption/undo', { ...path(cohortId), body: { id } })), onSuccess: anew });
  return { adopt, undo };
}
