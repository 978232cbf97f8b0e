import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import type { components } from '@/api/schema';
import { longestOf } from '@/components/schedule/meetings';

type Schemas = components['schemas'];
/** Where groups meet. */
export type Room = Schemas['Room'];
export type RoomBody = Schemas['RoomBody'];
type Schedule = Schemas['Schedule'];
export type Delivery = Schemas['CohortCard']['delivery'];
/** Which rooms and leaders are free at some hours. */
export type FreeAnswer = Schemas['FreeAnswer'];

export const roomsQuery = queryOptions({ queryKey: ['rooms'], queryFn: async () => (await ok(client.GET('/api/v1/rooms'))).items });

/** Places that were typed for cohorts and are no rooms. */
export const typedPlacesQuery = queryOptions({ queryKey: ['rooms', 'typed'], queryFn: async () => (await ok(client.GET('/api/v1/rooms/typed'))).items });

/** The hours that one asks about: of one session, or of a course. */
export type Hours = { from: string; time: string; timeZone: string; durationMinutes: number; cadence?: 'weekly' | 'biweekly'; sessions?: number; cohortId?: string; alsoMeets?: string[]; levelOfCare?: NonNullable<Schedule['levelOfCare']> };

/** The further days of a schedule, and how intensive it is, as one asks about hours. */
export const moreHours = (w: Pick<Schedule, 'alsoMeets' | 'levelOfCare'>): Pick<Hours, 'alsoMeets' | 'levelOfCare'> => ({
  ...(w.alsoMeets?.length && { alsoMeets: w.alsoMeets.map((m) => `${m.weekday} ${m.time} ${m.durationMinutes}`) }),
  ...(w.levelOfCare && { levelOfCare: w.levelOfCare }),
});

/** Whether the hours are typed well enough to ask about them. */
export const isAskable = (h: Hours) => /^\d{4}-\d\d-\d\d$/.test(h.from) && /^\d{2}:\d{2}$/.test(h.time) && h.durationMinutes >= 60 && h.durationMinutes <= longestOf(h);

/** Which rooms and leaders are free then. */
export const freeQuery = (hours: Hours) =>
  queryOptions({
    queryKey: ['calendar', 'free', hours],
    queryFn: () => ok(client.GET('/api/v1/calendar/free', { params: { query: hours } })),
    placeholderData: keepPreviousData,
    retry: false, // hours that are half typed are refused
  });

/** Adds a room, or changes one. */
export function useSaveRoom() {
  const queries = useQueryClient();
  const onSuccess = () => Promise.all(['rooms', 'cohorts', 'sessions', 'days', 'calendar'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const create = useMutation({ mutationFn: (body: RoomBody) => ok(client.POST('/api/v1/rooms', { body })), onSuccess });
  const change = useMutation({
    mutationFn: ({ id, version, body }: { id: string; version: number; body: Schemas['RoomChange'] }) => ok(client.PATCH('/api/v1/rooms/{id}', { params: { path: { id }, header: ifMatch(version) }, body })),
    onSuccess,
  });
  return { create, change };
}
