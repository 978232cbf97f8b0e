import { queryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import { cursorPages } from '@/api/query';
import type { components } from '@/api/schema';

export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditVerification = components['schemas']['AuditVerification'];
export type AuditFilters = { from?: string; to?: string; actorId?: string; clientId?: string; clientCode?: string; action?: AuditEntry['action']; outcome?: AuditEntry['outcome']; /** Only what was done under an emergency access. */ emergency?: true };

/** Who did or saw what, newest first. */
export const useAudit = (filters: AuditFilters) =>
  useInfiniteQuery({
    queryKey: ['audit', filters],
    // An audit is looked at for what happened just now.
    staleTime: 0,
    ...cursorPages<AuditEntry>(async (cursor) => {
      const page = await ok(client.GET('/api/v1/audit', { params: { query: { ...filters, ...days(filters), limit: 100, cursor } } }));
      return { items: page.items, nextCursor: page.nextCursor };
    }),
  });

/** The reader's own days as instants: the first one's beginning, the last one's end. */
export function days({ from, to }: Pick<AuditFilters, 'from' | 'to'>) {
  const begins = (date: string | undefined, plus: number) => {
    if (!date) return undefined;
    const at = new Date(`${date}T00:00`);
    at.setDate(at.getDate() + plus);
    return Number.isNaN(at.getTime()) ? date : at.toISOString();
  };
  return { from: begins(from, 0), to: begins(to, 1) };
}

/** How far the audit is verified, asked again while that goes on. */
export const verificationQuery = queryOptions({
  queryKey: ['audit-verification'],
  queryFn: () => ok(client.GET('/api/v1/audit/verify')),
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1000 : false),
});

/** Lets the server verify the audit: since the last time, or all of it. */
export function useVerify() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (whole: boolean) => ok(client.POST('/api/v1/audit/verify', { params: { query: { whole } } })),
    onSuccess: (begun) => queries.setQueryData(verificationQuery.queryKey, begun),
  });
}

/** People to choose from. */
export const actorsQuery = queryOptions({
  queryKey: ['users', 'choices'],
  queryFn: async () => (await ok(client.GET('/api/v1/users', { params: { query: { limit: 200 } } }))).items,
});
