import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import { clientQuery } from '@/components/clients/oneClient';
import { cursorPages } from '@/api/query';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type ClientChange = Schemas['ClientChange'];
export type ReferralOfClient = Schemas['Referral'];

/** Clients whom the text fits, by any name, code, phone or birth date, a page at a time; all of
    them for an empty text. A therapist's are those of their own cohorts. */
export const clientsQuery = (text: string, cohortId?: string) =>
  infiniteQueryOptions({
    queryKey: ['clients', 'list', text, cohortId ?? ''],
    ...cursorPages(async (cursor) => {
      const page = await ok(client.POST('/api/v1/clients/search', { body: { text: text || undefined, cohortId, cursor, limit: 50 } }));
      return { items: page.items, nextCursor: page.nextCursor };
    }),
  });

/** A client's referrals, newest first. */
export const referralsOfQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['referrals', 'client', clientId],
    queryFn: async () => (await ok(client.GET('/api/v1/referrals', { params: { query: { clientId, limit: 50 } } }))).items,
  });

/** Records a client without a referral. */
export function useCreateClient() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ClientBody']) => ok(client.POST('/api/v1/clients', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clients', 'list'] }),
  });
}

/** Changes who a client is. 412 when somebody else did first. */
export function useChangeClient(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, body }: { version: number; body: ClientChange }) =>
      ok(client.PATCH('/api/v1/clients/{id}', { params: { path: { id }, header: ifMatch(version) }, body })),
    onSuccess: (changed) => {
      queries.setQueryData(clientQuery(id).queryKey, (before) => before && { ...before, ...changed });
      return Promise.all([queries.invalidateQueries({ queryKey: ['clients', 'list'] }), queries.invalidateQueries({ queryKey: ['referrals'] })]);
    },
  });
}

/** What was merged into a client, and into whom they were merged. */
export const mergesQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', id, 'merges'],
    queryFn: async () => (await ok(client.GET('/api/v1/clients/{id}/merges', { params: { path: { id } } }))).items,
  });
