import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Session = Schemas['SessionAnswer'];
export type RosterSeat = Schemas['RosterSeat'];
export type Homework = Schemas['Homework'];
export type HomeworkReturn = Schemas['HomeworkReturn'];
export type Charge = Schemas['Charge'];
export type ChargeAhead = Schemas['ChargeAhead'];
export type AttendanceItem = Schemas['AttendanceItem'];
export type Correction = Schemas['AttendanceCorrection'];
export type CorrectionAhead = Schemas['CorrectionAhead'];

const path = (id: string) => ({ params: { path: { id } } });
const keyOf = (id: string) => ['sessions', id] as const;

export const sessionQuery = (id: string) =>
  queryOptions({ queryKey: keyOf(id), queryFn: () => ok(client.GET('/api/v1/sessions/{id}', path(id))) });

/** The session's cohort, for the session that comes next. */
export const useCohortOf = (cohortId: string, enabled: boolean) =>
  useQuery({ queryKey: ['cohorts', cohortId], queryFn: () => ok(client.GET('/api/v1/cohorts/{id}', path(cohortId))), enabled });

/** What closing would charge, once the marks that were just tapped are saved;
    null while they are not. Asked anew each time: others take attendance too. */
export const useChargesAhead = (id: string, flush: () => Promise<boolean>) =>
  useQuery({
    queryKey: [...keyOf(id), 'charges-ahead'],
    queryFn: async () => ((await flush()) ? ok(client.GET('/api/v1/sessions/{id}/charges-ahead', path(id))) : null),
    gcTime: 0,
    staleTime: 0,
  });

/** Puts a newer answer of the server in place of the page's copy and lets lists
    and the cohort's page read again. */
export function useTakeSession(id: string) {
  const queries = useQueryClient();
  return (next: Session | ((was: Session) => Session)) => {
    queries.setQueryData(sessionQuery(id).queryKey, (was) => (typeof next === 'function' ? was && next(was) : next));
    void queries.invalidateQueries({ queryKey: ['cohorts'], refetchType: 'active' });
    void queries.invalidateQueries({ queryKey: ['days'] });
  };
}

/** Marks of some or all of the roster. `keepalive` lets a save outlive its page. */
export const sendMarks = (id: string, items: AttendanceItem[]) =>
  ok(client.PUT('/api/v1/sessions/{id}/attendance', { ...path(id), body: { items }, keepalive: true }));

export const sendReturn = (homeworkId: string, clientId: string, body: Schemas['ReturnBody']) =>
  ok(client.PUT('/api/v1/homework/{id}/returns/{clientId}', { params: { path: { id: homeworkId, clientId } }, body, keepalive: true }));

export function useGiveHomework(session: Session) {
  const take = useTakeSession(session.id);
  return useMutation({
    mutationFn: (body: Schemas['HomeworkBody']) => ok(client.POST('/api/v1/sessions/{id}/homework', { ...path(session.id), body })),
    onSuccess: (given) => take((was) => ({ ...was, homework: [...was.homework, given] })),
  });
}

export function useCloseSession(session: Session) {
  const take = useTakeSession(session.id);
  return useMutation({
    mutationFn: (ledBy: string[] | undefined) => ok(client.POST('/api/v1/sessions/{id}/close', { ...path(session.id), body: { ledBy } })),
    onSuccess: take,
  });
}

export function useCancelSession(session: Session) {
  const take = useTakeSession(session.id);
  return useMutation({
    mutationFn: (body: Schemas['CancelSessionBody']) => ok(client.POST('/api/v1/sessions/{id}/cancel', { ...path(session.id), body })),
    onSuccess: take,
  });
}

export function useRestoreSession(session: Session) {
  const take = useTakeSession(session.id);
  return useMutation({
    mutationFn: (overrideReason?: string) => ok(client.POST('/api/v1/sessions/{id}/restore', { ...path(session.id), body: { overrideReason } })),
    onSuccess: take,
  });
}

/** What correcting marks of a closed session would reverse and charge. */
export const useCorrectionAhead = (id: string, items: AttendanceItem[]) =>
  useQuery({
    queryKey: [...keyOf(id), 'correction-ahead', items],
    queryFn: () => ok(client.POST('/api/v1/sessions/{id}/corrections/ahead', { ...path(id), body: { items } })),
    enabled: items.length > 0,
    gcTime: 0,
    staleTime: 0,
  });

export function useCorrectAttendance(session: Session) {
  const take = useTakeSession(session.id);
  return useMutation({
    mutationFn: (body: { items: AttendanceItem[]; reason: string }) => ok(client.POST('/api/v1/sessions/{id}/corrections', { ...path(session.id), body })),
    onSuccess: take,
  });
}
