import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';

/** One's own calendar link, as far as it is shown again. */
export const calendarFeedQuery = queryOptions({ queryKey: ['me', 'calendar-feed'], queryFn: () => ok(client.GET('/api/v1/calendar/feed')) });

/** Makes a link in place of an earlier one; its address is answered this once. */
export function useMakeCalendarFeed() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (names: boolean) => ok(client.POST('/api/v1/calendar/feed', { body: { names } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: calendarFeedQuery.queryKey }),
  });
}

export function useRevokeCalendarFeed() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => ok(client.POST('/api/v1/calendar/feed/revoke')),
    onSuccess: (none) => queries.setQueryData(calendarFeedQuery.queryKey, none),
  });
}
