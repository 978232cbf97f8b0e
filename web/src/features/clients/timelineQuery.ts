import { infiniteQueryOptions } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import { cursorPages } from '@/api/query';
import type { components } from '@/api/schema';

export type Happened = components['schemas']['TimelineEntry'];

/** What happened with a client, the newest first. */
export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['clients', id, 'timeline'],
    ...cursorPages(async (cursor) => {
      const page = await ok(client.GET('/api/v1/clients/{id}/timeline', { params: { path: { id }, query: { cursor, limit: 50 } } }));
      return { items: page.items, nextCursor: page.nextCursor };
    }),
  });
