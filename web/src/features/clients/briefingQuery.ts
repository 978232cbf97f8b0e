import { queryOptions } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
/** What one wants to know of a client before the hour, as far as one may read it. */
export type ClientBriefing = Schemas['ClientBriefing'];
export type HourOfGroup = Schemas['HourOfGroup'];
export type HourScore = Schemas['HourScore'];

export const briefingQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', id, 'briefing'],
    queryFn: () => ok(client.GET('/api/v1/clients/{id}/briefing', { params: { path: { id } } })),
  });
