import { infiniteQueryOptions } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import { cursorPages } from '@/api/query';
import type { components } from '@/api/schema';

export type Happened = components['schemas']['TimelineEntry'];

/** What happened with a client, the newest first: of some kinds, or all of it. */
export const timelineQuery = (id: string, kinds: Array<Happened['kind']> = []) =>
  infiniteQueryOptions({
    queryKey: ['clients', id, 'timeline', kinds.join()],
    ...cursorPages(async (cursor) => {
      const page = await ok(client.GET('/api/v1/clients/{id}/timeline', { params: { path: { id }, query: { cursor, limit: 50, kind: kinds.length > 0 ? kinds : undefined } } }));
      return { items: page.items, nextCursor: page.nextCursor };
    }),
  });
