import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import { cursorPages } from '@/api/query';
import type { components } from '@/api/schema';

export type PrivateNote = components['schemas']['PrivateNote'];
export type PrivateNoteBody = components['schemas']['PrivateNoteBody'];
export type PrivateKind = PrivateNote['kind'];

export const kindWords: Record<PrivateKind, string> = { psychotherapy: 'Psychotherapy note', sud_counseling: 'SUD counseling note' };

const path = (id: string) => ({ params: { path: { id } } });

/** One's own private notes: about a client, or all of them, newest first. */
export const privateNotesQuery = (clientId?: string) => ({
  queryKey: ['private-notes', clientId ?? 'all'],
  ...cursorPages((cursor) =>
    clientId ? ok(client.GET('/api/v1/clients/{id}/private-notes', { params: { path: { id: clientId }, query: { limit: 20, cursor } } })) : ok(client.GET('/api/v1/private-notes', { params: { query: { limit: 20, cursor } } })),
  ),
  staleTime: 0,
});

export const privateNoteQuery = (id: string) => queryOptions({ queryKey: ['private-notes', 'one', id], queryFn: () => ok(client.GET('/api/v1/private-notes/{id}', path(id))), staleTime: 0 });

export const savePrivateNote = (id: string, body: PrivateNoteBody, version: number) => ok(client.PUT('/api/v1/private-notes/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));

const afresh = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ['private-notes'] });

export function useBeginPrivateNote(clientId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (on: string) => ok(client.POST('/api/v1/clients/{id}/private-notes', { ...path(clientId), body: { kind: 'psychotherapy', on, text: '' } })),
    onSuccess: () => void afresh(queries),
  });
}

/** What is done to one note besides writing. */
export function usePrivateNoteDeeds(id: string) {
  const queries = useQueryClient();
  const onSuccess = () => afresh(queries);
  return {
    sign: useMutation({ mutationFn: (name: string) => ok(client.POST('/api/v1/private-notes/{id}/sign', { ...path(id), body: { name } })), onSuccess }),
    add: useMutation({ mutationFn: (body: { name: string; text: string }) => ok(client.POST('/api/v1/private-notes/{id}/addenda', { ...path(id), body })), onSuccess }),
    voidIt: useMutation({ mutationFn: (reason: string) => ok(client.POST('/api/v1/private-notes/{id}/void', { ...path(id), body: { reason } })), onSuccess }),
    discard: useMutation({ mutationFn: () => ok(client.POST('/api/v1/private-notes/{id}/discard', path(id))), onSuccess: () => queries.invalidateQueries({ queryKey: ['private-notes'], refetchType: 'active', predicate: (q) => q.queryKey[2] !== id }) }),
  };
}
