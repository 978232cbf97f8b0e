import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
/** A client as the practice knows them. */
export type Client = Schemas['Client'];
/** A client as their page shows them. */
export type ShownClient = Schemas['ShownClient'];
/** Two records of one person that were made one. */
export type ClientMerge = Schemas['ClientMerge'];

/** One client with everything that one may see of them. */
export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', id, 'one'],
    queryFn: () => ok(client.GET('/api/v1/clients/{id}', { params: { path: { id } } })),
  });

/** Makes one record of two: whatever is on the page may have moved. */
export function useMerge() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ from, body }: { from: string; body: Schemas['MergeBody'] }) => ok(client.POST('/api/v1/clients/{id}/merge', { params: { path: { id: from } }, body })),
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** Parts two records again. */
export function useUndoMerge() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (from: string) => ok(client.POST('/api/v1/clients/{id}/merge/undo', { params: { path: { id: from } } })),
    onSuccess: () => queries.invalidateQueries(),
  });
}
