import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import { cursorPages } from '@/api/query';
import type { CoSignBody, NoteBody, ProgressNote, SharedBody } from './noteTypes';

const path = (id: string) => ({ params: { path: { id } } });

/** Everything on the notes' page of a session. */
export const sessionNotesQuery = (id: string) => queryOptions({ queryKey: ['sessions', id, 'notes'], queryFn: () => ok(client.GET('/api/v1/sessions/{id}/notes', path(id))), staleTime: 60_000 });

/** The signed notes of a client, newest first. */
export const clientNotesQuery = (clientId: string) => ({
  queryKey: ['clients', clientId, 'notes'],
  ...cursorPages((cursor) => ok(client.GET('/api/v1/clients/{id}/notes', { ...path(clientId), params: { path: { id: clientId }, query: { limit: 20, cursor } } }))),
});

export const saveNote = (sessionId: string, clientId: string, body: NoteBody, version: number) =>
  ok(client.PUT('/api/v1/sessions/{id}/notes/{clientId}', { params: { path: { id: sessionId, clientId }, header: ifMatch(version) }, body }));

export const saveShared = (sessionId: string, body: SharedBody, version: number) =>
  ok(client.PUT('/api/v1/sessions/{id}/notes/shared', { params: { path: { id: sessionId }, header: ifMatch(version) }, body }));

export function useSignNotes(sessionId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; clientIds: string[] }) => ok(client.POST('/api/v1/sessions/{id}/notes/sign', { ...path(sessionId), body })),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: sessionNotesQuery(sessionId).queryKey }), queries.invalidateQueries({ queryKey: ['days', 'notes'] })]),
  });
}

export function useAddAddendum(note: ProgressNote) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { text: string; name: string }) => ok(client.POST('/api/v1/notes/{id}/addenda', { ...path(note.id), body })),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: sessionNotesQuery(note.sessionId).queryKey }), queries.invalidateQueries({ queryKey: ['clients', note.clientId, 'notes'] })]),
  });
}

/** What waits for one's co-signature of one session: what all share once, and
    everything that differs. */
export const coSignatureQuery = (sessionId: string) => queryOptions({ queryKey: ['sessions', sessionId, 'cosign'], queryFn: () => ok(client.GET('/api/v1/sessions/{id}/notes/cosign', path(sessionId))), staleTime: 60_000 });

export function useCoSign(sessionId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: CoSignBody) => ok(client.POST('/api/v1/sessions/{id}/notes/cosign', { ...path(sessionId), body })),
    // What still waits is the answer; asked anew, nothing of it would be theirs to see.
    onSuccess: (left) => {
      queries.setQueryData(coSignatureQuery(sessionId).queryKey, left);
      void queries.invalidateQueries({ queryKey: sessionNotesQuery(sessionId).queryKey });
      void queries.invalidateQueries({ queryKey: ['days', 'notes'] });
    },
  });
}

/** One signed note in full, as it stands in the member's record. */
export const recordNote = (id: string) => ok(client.GET('/api/v1/notes/{id}', path(id)));

/** Among which notes words are looked for. */
export type NotesAmong = { clientId: string } | { cohortId: string };

/** Notes in which all words stand. They are asked for in a body, and kept in no
    cache under what was typed. */
export const findInNotes = (among: NotesAmong, text: string) =>
  'clientId' in among
    ? ok(client.POST('/api/v1/clients/{id}/notes/find', { ...path(among.clientId), body: { text } }))
    : ok(client.POST('/api/v1/cohorts/{id}/notes/find', { ...path(among.cohortId), body: { text } }));

/** What one's own notes begin with from now on. */
export function useChooseFormat(sessionId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (format: NoteBody['format']) => ok(client.PUT('/api/v1/me/note-format', { body: { format } })),
    onSuccess: (_, format) => queries.setQueryData(sessionNotesQuery(sessionId).queryKey, (was) => was && { ...was, defaultFormat: format }),
  });
}
