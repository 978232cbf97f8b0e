import { queryOptions } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type VersionOutcomes = Schemas['VersionOutcomes'];
export type Comparison = Schemas['Comparison'];
export type ComparedWeek = Schemas['ComparedWeek'];

/** Two versions side by side, over all cohorts of the practice. */
export const outcomesQuery = (id: string, older: number, newer: number) =>
  queryOptions({
    queryKey: ['curricula', id, 'outcomes', older, newer],
    staleTime: 10 * 60_000,
    queryFn: () => ok(client.GET('/api/v1/curricula/{id}/outcomes', { params: { path: { id }, query: { older, newer } } })),
    placeholderData: (was) => was,
  });
