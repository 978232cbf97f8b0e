import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import { meQuery } from '@/api/me';
import { cursorPages } from '@/api/query';
import type { components } from '@/api/schema';
import { chargeQuery, type ChargeFilters } from './which';

export type Charge = components['schemas']['Charge'];
type Totals = components['schemas']['ChargeTotals'];

/** Everything about charges lies under this key, so that one invalidation reaches all. */
const charges = ['charges'] as const;

/** Charges that match, newest service date first, a page at a time. */
export const useCharges = (filters: ChargeFilters) =>
  useInfiniteQuery({
    queryKey: [...charges, 'list', filters],
    ...cursorPages<Charge>(async (cursor) => {
      const page = await ok(client.GET('/api/v1/charges', { params: { query: { ...chargeQuery(filters), limit: 50, cursor } } }));
      return { items: page.items, nextCursor: page.nextCursor };
    }),
  });

/** Count and sum of all that match. Adding up costs more than a page, so it waits until it is asked for. */
export const useChargeTotals = (filters: ChargeFilters, asked: boolean) =>
  useQuery({
    queryKey: [...charges, 'totals', filters],
    enabled: asked,
    queryFn: async (): Promise<Totals | undefined> =>
      (await ok(client.GET('/api/v1/charges', { params: { query: { ...chargeQuery(filters), limit: 1, totals: true } } }))).totals,
  });

/** Cohorts to choose from in the filter. */
export const cohortChoicesQuery = queryOptions({
  queryKey: ['cohorts', 'choices'],
  staleTime: 5 * 60_000,
  queryFn: async () => (await ok(client.GET('/api/v1/cohorts', { params: { query: { limit: 200 } } }))).items,
});

/** Voids a charge by a second one of the opposite amount. */
export function useReverse() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      ok(client.POST('/api/v1/charges/{id}/reversals', { params: { path: { id } }, body: { reason } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: charges }),
  });
}

export type NewCharge = components['schemas']['ChargeByHand'];

/** Charges what has no session. */
export function useCreateCharge() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewCharge) => ok(client.POST('/api/v1/charges', { body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: charges }),
  });
}

/** Makes a charge again at another fee, and takes it back unless it was. */
export function useCorrectFee() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; fee: { amount: number; currency: string }; reason: string }) =>
      ok(client.POST('/api/v1/charges/{id}/correction', { params: { path: { id } }, body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: charges }),
  });
}

/** The practice's own currency and day, once known. */
export function usePractice() {
  const { data } = useQuery(meQuery);
  return { currency: data?.practice?.currency ?? 'USD', timeZone: data?.practice?.timeZone ?? 'UTC' };
}
