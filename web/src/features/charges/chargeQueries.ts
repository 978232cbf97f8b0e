import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import { meQuery } from '@/api/me';
import { cursorPages } from '@/api/query';
import { useSubmission } from '@/api/submission';
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
      return { items: page.items ?? [], nextCursor: page.nextCursor };
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

/** What the next export would take. `charges` holds all of them only when `complete`. */
export type Open = { totals: Totals; charges: Charge[]; complete: boolean };

const mostPages = 5;

/** Reads the open charges to break them down; past a thousand only the totals are known. */
async function readOpen(): Promise<Open> {
  const found: Charge[] = [];
  let totals: Totals | undefined;
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const query = { exported: 'false' as const, limit: 200, cursor, totals: page === 0 };
    const answer = await ok(client.GET('/api/v1/charges', { params: { query } }));
    totals ??= answer.totals;
    found.push(...(answer.items ?? []));
    cursor = answer.nextCursor;
    if (!cursor) break;
  }
  if (!totals) throw new Error('The server did not add up the charges.');
  return { totals, charges: found, complete: !cursor };
}

export const openChargesQuery = queryOptions({ queryKey: [...charges, 'open'], queryFn: readOpen, staleTime: 60_000 });

/** The newest batches, for the card beside the charges. */
export const batchesQuery = queryOptions({
  queryKey: ['exports', 'newest'],
  queryFn: async () => (await ok(client.GET('/api/v1/exports', { params: { query: { limit: 4 } } }))).items ?? [],
});

/** Cohorts to choose from in the filter. */
export const cohortChoicesQuery = queryOptions({
  queryKey: ['cohorts', 'choices'],
  staleTime: 5 * 60_000,
  queryFn: async () => (await ok(client.GET('/api/v1/cohorts', { params: { query: { limit: 200 } } }))).items ?? [],
});

/** Voids a charge by a second one of the opposite amount. */
export function useReverse() {
  const queries = useQueryClient();
  return useSubmission<{ id: string; reason: string }, Charge>(
    ({ id, reason }, headers) => ok(client.POST('/api/v1/charges/{id}/reversals', { params: { path: { id } }, body: { reason }, headers })),
    { onSuccess: () => void queries.invalidateQueries({ queryKey: charges }) },
  );
}

const feeKey = (clientId: string) => ['clients', clientId, 'fee'];

export const clientFeeQuery = (clientId: string) =>
  queryOptions({
    queryKey: feeKey(clientId),
    queryFn: () => ok(client.GET('/api/v1/clients/{id}/fee', { params: { path: { id: clientId } } })),
  });

/** Agrees a fee with a client; `amount: null` takes it back. */
export function useSetClientFee(clientId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...body }: { version: number; amount: number | null; reason?: string }) =>
      ok(client.PUT('/api/v1/clients/{id}/fee', { params: { path: { id: clientId } }, body, headers: ifMatch(version) })),
    onSuccess: (fee) => queries.setQueryData(feeKey(clientId), fee),
  });
}

/** The practice's own currency and day, once known. */
export function usePractice() {
  const { data } = useQuery(meQuery);
  return { currency: data?.practice?.currency ?? 'USD', timeZone: data?.practice?.timeZone ?? 'UTC' };
}
