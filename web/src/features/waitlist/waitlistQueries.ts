import { queryOptions } from '@tanstack/react-query';
import { client, ok } from '@/api/client';

/** A cohort's line, first in line first. */
export const lineQuery = (cohortId: string) =>
  queryOptions({
    queryKey: ['waitlist', cohortId],
    queryFn: async () => (await ok(client.GET('/api/v1/cohorts/{id}/waitlist', { params: { path: { id: cohortId } } }))).items,
  });
