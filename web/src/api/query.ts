import { QueryClient } from '@tanstack/react-query';
import { asProblem, type ApiProblem } from './problem';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiProblem;
  }
}

/** Reads are tried again only when trying can help; writes never by themselves. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 5 * 60_000,
        retry: (failures, thrown) => failures < 2 && !asProblem(thrown).refused,
        // Every read of a client's data is audited: looking at another window
        // and back is not a reason to read it again.
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false },
    },
  });
}

/** A page of a list, as every list of the API answers. */
export type Page<T> = { items: T[]; nextCursor?: string | null };

/** Options for useInfiniteQuery over a cursor list. */
export function cursorPages<T>(read: (cursor: string | undefined) => Promise<Page<T>>) {
  return {
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<T>) => last.nextCursor || undefined,
    select: (data: { pages: Page<T>[] }) => data.pages.flatMap((p) => p.items),
  };
}
