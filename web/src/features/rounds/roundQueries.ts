import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Round = Schemas['Round'];
export type RoundMember = Schemas['RoundMember'];
export type RoundEntry = Schemas['RoundEntry'];
export type Session = Schemas['SessionAnswer'];

const path = (id: string) => ({ params: { path: { id } } });
const key = (sessionId: string) => ['sessions', sessionId, 'rounds'];

/** The session, as its own page asks for it. */
export const sessionQuery = (id: string) => queryOptions({ queryKey: ['sessions', id], queryFn: () => ok(client.GET('/api/v1/sessions/{id}', path(id))) });

/** The rounds of a session, the newest first. */
const roundsQuery = (id: string) => queryOptions({ queryKey: key(id), queryFn: async () => (await ok(client.GET('/api/v1/sessions/{id}/rounds', path(id)))).items.toReversed() });

/** Who is to fill in what in a session, by rule. */
export const dueQuery = (id: string) => queryOptions({ queryKey: [...key(id), 'due'], queryFn: () => ok(client.GET('/api/v1/sessions/{id}/rounds/due', path(id))) });

/** The rounds as they fill: a count that names nobody is asked again and again, and
    the rounds when it has changed. */
export function useRounds(sessionId: string) {
  const rounds = useQuery(roundsQuery(sessionId));
  const asked = (rounds.data?.length ?? 0) > 0;
  const progress = useQuery({
    queryKey: [...key(sessionId), 'progress'],
    queryFn: async () => (await ok(client.GET('/api/v1/sessions/{id}/rounds/progress', path(sessionId)))).answers,
    enabled: asked,
    refetchInterval: 3_000,
    retry: false,
  });
  const queries = useQueryClient();
  const { data: answers } = progress;
  const known = rounds.data?.flatMap((r) => r.members.flatMap((m) => m.entries)).length ?? 0;
  useEffect(() => {
    if (answers === undefined || answers === known) return;
    void queries.invalidateQueries({ queryKey: key(sessionId), exact: true });
    void queries.invalidateQueries({ queryKey: dueQuery(sessionId).queryKey });
    void queries.invalidateQueries({ queryKey: ['risk-flags'] });
  }, [answers, known, queries, sessionId]);
  return rounds;
}

/** Everything that is done with rounds; each answers with the round as it is then. */
export function useRoundActions(sessionId: string) {
  const queries = useQueryClient();
  const take = (round: Round) =>
    queries.setQueryData(roundsQuery(sessionId).queryKey, (was) => (was?.some((r) => r.id === round.id) ? was.map((r) => (r.id === round.id ? round : r)) : [round, ...(was ?? [])]));
  const onSuccess = take;
  const give = useMutation({ mutationFn: (body: Schemas['RoundBody']) => ok(client.POST('/api/v1/sessions/{id}/rounds', { ...path(sessionId), body })), onSuccess });
  const renew = useMutation({ mutationFn: ({ id, clientIds }: { id: string; clientIds: string[] }) => ok(client.POST('/api/v1/rounds/{id}/codes', { ...path(id), body: { clientIds } })), onSuccess });
  const withdraw = useMutation({ mutationFn: ({ id, clientIds }: { id: string; clientIds?: string[] }) => ok(client.POST('/api/v1/rounds/{id}/codes/withdraw', { ...path(id), body: { clientIds } })), onSuccess });
  const discuss = useMutation({ mutationFn: ({ id, ...body }: { id: string; clientId: string; discussed: boolean }) => ok(client.POST('/api/v1/rounds/{id}/discussed', { ...path(id), body })), onSuccess });
  const passTablet = useMutation({ mutationFn: (id: string) => ok(client.POST('/api/v1/rounds/{id}/tablet', path(id))) });
  const enter = useMutation({
    mutationFn: ({ id, body }: { id: string; body: Schemas['EnterRoundBody'] }) => ok(client.POST('/api/v1/rounds/{id}/answers', { ...path(id), body })),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: key(sessionId), exact: true }), queries.invalidateQueries({ queryKey: ['risk-flags'] })]),
  });
  const refresh = () => void queries.invalidateQueries({ queryKey: key(sessionId), exact: true });
  return { refresh, give, renew, withdraw, discuss, passTablet, enter };
}
