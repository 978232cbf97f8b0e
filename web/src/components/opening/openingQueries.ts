import { queryOptions } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

export type Opening = components['schemas']['Opening'];

/** When a planned cohort is likely to open. What its leaders cost for a session,
    in minor units, makes the break-even; without it there is none. */
export const openingQuery = (cohortId: string, leaderCost?: number) =>
  queryOptions({
    queryKey: ['cohorts', cohortId, 'opening', leaderCost ?? null],
    queryFn: () => ok(client.GET('/api/v1/cohorts/{id}/opening', { params: { path: { id: cohortId }, query: leaderCost ? { leaderCost } : {} } })),
    placeholderData: (was) => was,
  });
