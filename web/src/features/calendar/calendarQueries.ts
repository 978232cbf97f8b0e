import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';
import { addDays, monthOf, weekOf, type CalendarView } from '@/components/calendar/calendarDays';

export type CalendarSession = components['schemas']['CalendarSession'];
export type ClosedDay = components['schemas']['ClosedDay'];

/** The days that a view asks for. A day asks for its week, so that going from day
    to day and back to the week asks nothing. */
export function spanOf(view: CalendarView, day: string): { from: string; to: string } {
  const days = view === 'month' ? monthOf(day).flat() : weekOf(day);
  return { from: days[0] ?? day, to: days.at(-1) ?? day };
}

/** Everything that is held or planned in a span, and its closed days: who is looked for is left out here, so that
    choosing somebody asks nothing either. */
export const calendarQuery = (span: { from: string; to: string }) =>
  queryOptions({
    queryKey: ['calendar', span.from, span.to],
    queryFn: async () => {
      const { items, planned, closed } = await ok(client.GET('/api/v1/calendar', { params: { query: span } }));
      return { sessions: [...items, ...planned], closed };
    },
    placeholderData: keepPreviousData,
  });

/** The farthest that one question reaches. */
const lookAhead = 61;

/** The first session after a day that is not called off, for an empty page. */
export const nextQuery = (after: string, of: { leaderId?: string; cohortId?: string }) =>
  queryOptions({
    queryKey: ['calendar', 'next', after, of],
    queryFn: async () => {
      const query = { from: addDays(after, 1), to: addDays(after, 1 + lookAhead), ...of };
      const { items } = await ok(client.GET('/api/v1/calendar', { params: { query } }));
      return items.find((s) => s.status !== 'cancelled') ?? null;
    },
  });

export const leadersQuery = queryOptions({ queryKey: ['leaders'], queryFn: async () => (await ok(client.GET('/api/v1/leaders'))).items });
