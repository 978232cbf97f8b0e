import { queryOptions } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import { setBadge } from '@/app/badges';

/** The sessions whose notes wait for the person: to be signed by them, or to be
    co-signed. The badge beside the navigation counts both, whichever is asked. */
export const notesDueQuery = (list: 'unsigned' | 'cosign') =>
  queryOptions({
    queryKey: ['days', 'notes', list],
    queryFn: async () => {
      const due = await ok(client.GET('/api/v1/notes', { params: { query: { list } } }));
      setBadge('/notes', due.counts.unsigned + due.counts.cosign);
      return due;
    },
  });
