import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import type { components } from '@/api/schema';

export type FeeReach = components['schemas']['FeeReach'];
/** A client's fee of today and all that were agreed. */
export type AgreedFee = components['schemas']['ClientFeeAnswer'];

/** Whose fee it is. */
export type FeeOf = { kind: 'cohort' | 'client'; id: string } | { kind: 'practice' };

/** What a fee from a day on would be about: sessions to come, and what keeps its charges. */
export const feeReachQuery = (of: FeeOf, from: string) =>
  queryOptions({
    queryKey: ['fee-reach', of, from],
    staleTime: 0,
    enabled: from !== '',
    queryFn: (): Promise<FeeReach> => {
      const query = { from };
      if (of.kind === 'practice') return ok(client.GET('/api/v1/settings/fee-reach', { params: { query } }));
      const params = { path: { id: of.id }, query };
      return ok(of.kind === 'cohort' ? client.GET('/api/v1/cohorts/{id}/fee-reach', { params }) : client.GET('/api/v1/clients/{id}/fee-reach', { params }));
    },
  });

/** All that was agreed with a client, and today's fee. */
export const clientFeesQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', id, 'fee'],
    queryFn: () => ok(client.GET('/api/v1/clients/{id}/fee', { params: { path: { id } } })),
  });

/** Agrees a fee with a client, in minor units; null lets the cohort's count. */
export function useSetClientFee(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...body }: { version: number; amount: number | null; reason?: string; from?: string }) =>
      ok(client.PUT('/api/v1/clients/{id}/fee', { params: { path: { id }, header: ifMatch(version) }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clients', id] }), // the client's page and the fee's history
  });
}
