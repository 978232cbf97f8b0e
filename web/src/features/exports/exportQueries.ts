import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, download, ok } from '@/api/client';
import { meQuery } from '@/api/me';
import { cursorPages } from '@/api/query';
import type { components } from '@/api/schema';
import { done, failed } from '@/components/notices';
import { batchNumber } from './period';

export type Batch = components['schemas']['Export'];

/** The batches, newest first. */
export const useBatches = () =>
  useInfiniteQuery({
    queryKey: ['exports', 'list'],
    ...cursorPages<Batch>(async (cursor) => {
      const page = await ok(client.GET('/api/v1/exports', { params: { query: { limit: 30, cursor } } }));
      return { items: page.items, nextCursor: page.nextCursor };
    }),
  });

/** What an export of the period would take: every charge that is in no batch yet. */
export const previewQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['charges', 'preview', from, to],
    enabled: to !== '' && to >= from,
    staleTime: 0,
    queryFn: async () => {
      const query = { exported: 'false' as const, from: from || undefined, to, totals: true, limit: 1 };
      const { totals } = await ok(client.GET('/api/v1/charges', { params: { query } }));
      return totals ?? null;
    },
  });

/** Open charges from before the period, which an export of it would leave behind. */
export const leftBehindQuery = (from: string, before: string) =>
  queryOptions({
    queryKey: ['charges', 'before', before],
    enabled: from !== '',
    staleTime: 0,
    queryFn: async () => {
      const query = { exported: 'false' as const, to: before, totals: true, limit: 1 };
      return (await ok(client.GET('/api/v1/charges', { params: { query } }))).totals ?? null;
    },
  });

/** Locks every open charge of the period into a numbered batch. */
export function useCreateExport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ from, to }: { from: string; to: string }) => ok(client.POST('/api/v1/exports', { body: { from: from || undefined, to, format: 'csv' } })),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['exports'] });
      void queries.invalidateQueries({ queryKey: ['charges'] });
    },
  });
}

/** Fetches a batch's file with the login and hands it to the browser. */
export const useDownload = () =>
  useMutation({
    mutationFn: (b: Batch) => download(`/api/v1/exports/${b.id}/file`, `cohort-batch-${batchNumber(b.number)}.${b.format}`),
    onSuccess: (_, b) => done(`Batch ${batchNumber(b.number)} saved to your downloads`),
    onError: (thrown) => failed(thrown, 'The file did not come'),
  });

/** The practice's own zone, in which its days begin. */
export const useZone = () => useQuery(meQuery).data?.practice?.timeZone ?? 'UTC';
