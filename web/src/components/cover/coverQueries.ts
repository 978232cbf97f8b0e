import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Cover = Schemas['Cover'];
export type Substitute = Schemas['Substitute'];
export type AffectedSession = Schemas['AffectedSession'];
export type Absence = Schemas['Absence'];
export type SessionLed = Schemas['SessionLed'];
export type HandoverAhead = Schemas['HandoverAhead'];
export type LedHours = Schemas['LedHours'];

const path = (id: string) => ({ params: { path: { id } } });

/** Who could take a cohort's sessions of some days, the likeliest first. */
export const substitutesQuery = (cohortId: string, from: string, until: string) =>
  queryOptions({
    queryKey: ['cohorts', cohortId, 'substitutes', from, until],
    queryFn: () => ok(client.GET('/api/v1/cohorts/{id}/substitutes', { params: { path: { id: cohortId }, query: { from, until } } })),
    enabled: from !== '' && until >= from,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** Who is away now or will be, with what that leaves to be led. */
export const absencesQuery = queryOptions({
  queryKey: ['absences'],
  queryFn: async () => (await ok(client.GET('/api/v1/absences'))).items,
});

export const leadersQuery = queryOptions({ queryKey: ['leaders'], queryFn: async () => (await ok(client.GET('/api/v1/leaders'))).items });

/** What handing a cohort over would take along. */
export const handoverQuery = (cohortId: string, toId: string, from: string) =>
  queryOptions({
    queryKey: ['cohorts', cohortId, 'handover', toId, from],
    queryFn: () => ok(client.GET('/api/v1/cohorts/{id}/handover', { params: { path: { id: cohortId }, query: { toId, from: from || undefined } } })),
    enabled: toId !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** What people led in some days; of one person where the reader sees no others. */
export const ledHoursQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['led-hours', from, to],
    queryFn: () => ok(client.GET('/api/v1/reports/led-hours', { params: { query: { from, to } } })),
    enabled: from !== '' && to >= from,
    placeholderData: keepPreviousData,
  });

/** What changes with who leads a session. */
const touched = ['absences', 'days', 'sessions', 'cohorts', 'calendar'];

function useChange<In, Out>(mutationFn: (sent: In) => Promise<Out>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => Promise.all(touched.map((key) => queries.invalidateQueries({ queryKey: [key] }))) });
}

export const useMakeCover = (cohortId: string) => useChange((body: Schemas['CoverBody']) => ok(client.POST('/api/v1/cohorts/{id}/covers', { ...path(cohortId), body })));
export const useEndCover = () => useChange((id: string) => ok(client.POST('/api/v1/covers/{id}/end', path(id))));
export const useRecordAbsence = () => useChange((body: Schemas['AbsenceBody']) => ok(client.POST('/api/v1/absences', { body })));
export const useEndAbsence = () => useChange((id: string) => ok(client.POST('/api/v1/absences/{id}/end', path(id))));
export const useCorrectLed = (sessionId: string) => useChange((body: Schemas['LedBody']) => ok(client.POST('/api/v1/sessions/{id}/led-by', { ...path(sessionId), body })));
