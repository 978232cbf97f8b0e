import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import type { components } from '@/api/schema';

export type Curriculum = components['schemas']['CurriculumAnswer'];
export type CurriculumVersion = components['schemas']['CurriculumVersionAnswer'];
type Body = components['schemas']['CurriculumBody'];

const key = (id: string) => ['curricula', id];

export const curriculumQuery = (id: string) =>
  queryOptions({ queryKey: key(id), queryFn: () => ok(client.GET('/api/v1/curricula/{id}', { params: { path: { id } } })) });

/** The published versions, newest first; none of them ever changes. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...key(id), 'versions'],
    queryFn: async () => (await ok(client.GET('/api/v1/curricula/{id}/versions', { params: { path: { id } } }))).items,
  });

export const versionQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: [...key(id), 'versions', number],
    staleTime: Infinity,
    queryFn: () => ok(client.GET('/api/v1/curricula/{id}/versions/{number}', { params: { path: { id, number } } })),
  });

/** Keeps the page's copy and the list in step with what the server answered. */
function useKeep() {
  const queries = useQueryClient();
  return (c: Curriculum) => {
    queries.setQueryData(key(c.id), c);
    void queries.invalidateQueries({ queryKey: ['curricula', 'list'] });
    void queries.invalidateQueries({ queryKey: [...key(c.id), 'versions'] });
  };
}

export function useCreateCurriculum() {
  const keep = useKeep();
  return useMutation({ mutationFn: (body: Body) => ok(client.POST('/api/v1/curricula', { body })), onSuccess: keep });
}

/** Replaces the whole draft, if it is still the version one was looking at. */
export function useSaveCurriculum(id: string) {
  const keep = useKeep();
  return useMutation({
    mutationFn: ({ body, version }: { body: Body; version: number }) =>
      ok(client.PUT('/api/v1/curricula/{id}', { params: { path: { id }, header: ifMatch(version) }, body })),
    onSuccess: keep,
  });
}

/** Freezes the draft as the next version. */
export function usePublish(id: string) {
  const keep = useKeep();
  return useMutation({ mutationFn: () => ok(client.POST('/api/v1/curricula/{id}/publish', { params: { path: { id } } })), onSuccess: keep });
}
