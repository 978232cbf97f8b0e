import { keepPreviousData, queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import type { components } from '@/api/schema';
import { setBadge } from '@/app/badges';

type Schemas = components['schemas'];
/** A cohort as lists show it. */
export type CohortCard = Schemas['CohortCard'];
/** A cohort with its sessions. */
export type CohortDetail = Schemas['CohortAnswer'];
/** One episode of membership. */
export type Enrollment = Schemas['Enrollment'];
/** One client's wait for one cohort. */
export type Wait = Schemas['Wait'];
/** What can be told of a membership, or set right in it. */
export type EnrollmentChange = Schemas['EnrollmentChange'];
/** What the enrollment of a client takes. */
export type EnrollmentBody = Schemas['EnrollmentBody'];
/** Whom a seat is for. */
export type Seatless = { id: string; code: string; firstName: string; lastName?: string };

/** The cohorts that are planned or running: where somebody could sit. */
export const seatsQuery = queryOptions({
  queryKey: ['cohorts', 'seats'],
  queryFn: async () => (await ok(client.GET('/api/v1/cohorts', { params: { query: { status: ['planned', 'running'], limit: 200 } } }))).items,
});

/** A cohort with its sessions, as its own page reads it. */
export const cohortDetail = (id: string) =>
  queryOptions({ queryKey: ['cohorts', id], queryFn: () => ok(client.GET('/api/v1/cohorts/{id}', { params: { path: { id } } })) });

/** Every mark of a cohort. */
export const marksQuery = (cohortId: string) =>
  queryOptions({
    queryKey: ['cohorts', cohortId, 'attendance'],
    queryFn: async () => (await ok(client.GET('/api/v1/cohorts/{id}/attendance', { params: { path: { id: cohortId } } }))).items,
  });

/** One episode of membership, with its history. */
export const enrollmentQuery = (id: string) =>
  queryOptions({ queryKey: ['enrollments', id], queryFn: () => ok(client.GET('/api/v1/enrollments/{id}', { params: { path: { id } } })), staleTime: 0 });

/** A client's episodes of membership. */
export const enrollmentsQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'enrollments'],
    queryFn: async () => (await ok(client.GET('/api/v1/clients/{id}/enrollments', { params: { path: { id: clientId } } }))).items,
  });

/** A client's waits, those that ended too. */
export const waitsQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'waits'],
    queryFn: async () => (await ok(client.GET('/api/v1/clients/{id}/waits', { params: { path: { id: clientId } } }))).items,
  });

// A seat taken or given up changes the cohort, the client, the referral and the line.
async function seatsChanged(queries: QueryClient) {
  // The lines are read again wherever one is: the badge counts what they hold.
  const lines = queries.invalidateQueries({ queryKey: ['waitlist'], refetchType: 'all' }).then(() => {
    const known = queries.getQueriesData<Wait[]>({ queryKey: ['waitlist'] });
    if (known.length > 0) setBadge('/waitlist', known.reduce((n, [, waits]) => n + (waits?.length ?? 0), 0));
  });
  await Promise.all([lines, ...['cohorts', 'clients', 'enrollments', 'referrals', 'sessions'].map((key) => queries.invalidateQueries({ queryKey: [key] }))]);
}

/** Gives a client a seat, once, whatever is retried. */
export function useEnroll(cohortId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: EnrollmentBody) => ok(client.POST('/api/v1/cohorts/{id}/enrollments', { params: { path: { id: cohortId } }, body })),
    onSettled: () => seatsChanged(queries),
  });
}

/** What a client's enrollment would be held against, and who would be passed
    over. */
export const admissionQuery = (cohortId: string, body: EnrollmentBody) =>
  queryOptions({
    queryKey: ['cohorts', cohortId, 'admission', body],
    queryFn: () => ok(client.POST('/api/v1/cohorts/{id}/admission', { params: { path: { id: cohortId } }, body })),
    placeholderData: keepPreviousData,
  });

/** Puts a client on a cohort's waitlist. */
export function useJoinWaitlist() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ cohortId, ...body }: { cohortId: string } & Schemas['WaitBody']) =>
      ok(client.POST('/api/v1/cohorts/{id}/waitlist', { params: { path: { id: cohortId } }, body })),
    onSettled: () => seatsChanged(queries),
  });
}

/** Takes a client off a waitlist. */
export function useLeaveWaitlist() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason?: string }) =>
      ok(client.POST('/api/v1/waitlist/{id}/leave', { params: { path: { id } }, body: { reason } })),
    onSettled: () => seatsChanged(queries),
  });
}

/** Puts a client back where they waited. 409 once something rests on their leaving. */
export function useReturnToWaitlist() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ok(client.POST('/api/v1/waitlist/{id}/return', { params: { path: { id } } })),
    onSettled: () => seatsChanged(queries),
  });
}

/** Ends a membership; the episode stays. */
export function useEndEnrollment() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string } & Schemas['EndBody']) => ok(client.POST('/api/v1/enrollments/{id}/end', { params: { path: { id } }, body })),
    onSettled: () => seatsChanged(queries),
  });
}

/** Undoes the end of a membership that was a mistake. */
export function useReopenEnrollment() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string } & Schemas['ReopenBody']) => ok(client.POST('/api/v1/enrollments/{id}/reopen', { params: { path: { id } }, body })),
    onSettled: () => seatsChanged(queries),
  });
}

/** Takes over what was told of a membership after it began, or sets right when it began. */
export function useTellEnrollment() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, ...body }: { id: string; version: number } & EnrollmentChange) =>
      ok(client.PATCH('/api/v1/enrollments/{id}', { params: { path: { id }, header: ifMatch(version) }, body })),
    onSettled: () => seatsChanged(queries),
  });
}
