import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { client, download, ok } from '@/api/client';
import { cursorPages } from '@/api/query';
import type { components } from '@/api/schema';
import { done, failed } from '@/components/notices';
import { days, type AuditFilters } from './auditQueries';

export type Sighting = components['schemas']['Sighting'];
export type SightingFilters = Pick<AuditFilters, 'from' | 'to' | 'actorId' | 'clientId' | 'clientCode'>;

/** A report needs somebody whom it is about. */
export const isAsked = (f: SightingFilters) => Boolean(f.actorId || f.clientId || f.clientCode);

/** Who saw a client, or whom a person saw, newest first. */
export const useSightings = (filters: SightingFilters) =>
  useInfiniteQuery({
    queryKey: ['sightings', filters],
    enabled: isAsked(filters),
    staleTime: 0,
    ...cursorPages<Sighting>(async (cursor) => {
      const page = await ok(client.GET('/api/v1/audit/sightings', { params: { query: { ...filters, ...days(filters), limit: 200, cursor } } }));
      return { items: page.items, nextCursor: page.nextCursor };
    }),
  });

/** Takes the whole report as a file, which the audit records. */
export const useSightingsFile = () =>
  useMutation({
    mutationFn: (filters: SightingFilters) => {
      const query = Object.entries({ ...filters, ...days(filters) }).filter((e): e is [string, string] => Boolean(e[1]));
      return download(`/api/v1/audit/sightings/file?${new URLSearchParams(query).toString()}`, 'sightings.csv');
    },
    onSuccess: () => done('Saved to your downloads'),
    onError: (thrown) => failed(thrown, 'The file did not come'),
  });
