import { queryOptions } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type CohortWeeks = Schemas['CohortWeeks'];
export type WeekMember = Schemas['CohortWeekMember'];
export type WeekCell = Schemas['CohortWeekCell'];
export type WeekScore = Schemas['CohortWeekScore'];

/** A cohort by week. It follows from what is recorded elsewhere, and is read anew. */
export const weeksQuery = (cohortId: string) =>
  queryOptions({ queryKey: ['cohorts', cohortId, 'weeks'], queryFn: () => ok(client.GET('/api/v1/cohorts/{id}/weeks', { params: { path: { id: cohortId } } })), staleTime: 0 });
