import { queryOptions } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

export type FeeReach = components['schemas']['FeeReach'];

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
