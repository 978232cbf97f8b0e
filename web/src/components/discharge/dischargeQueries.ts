import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import type { components } from '@/api/schema';

type S = components['schemas'];
export type Membership = S['Membership'];
export type Discharge = S['Discharge'];
export type DischargeBody = S['DischargeBody'];
export type DischargeRecord = S['DischargeRecord'];
export type DischargeScore = S['DischargeScore'];
export type Aftercare = S['Aftercare'];
export type Named = S['NamedInSummary'];
export type DischargeDue = S['DischargeDue'];
export type DischargesList = 'due' | 'overdue' | 'cosign';
export type FollowUpDue = S['FollowUpDue'];
export type FollowUp = S['FollowUp'];
export type FollowUpBody = S['FollowUpBody'];
export type FollowUpsList = 'due' | 'soon';

const path = (id: string) => ({ params: { path: { id } } });

/** One membership with its summary. */
export const membershipQuery = (enrollmentId: string) =>
  queryOptions({ queryKey: ['discharges', 'membership', enrollmentId], queryFn: () => ok(client.GET('/api/v1/enrollments/{id}/discharge', path(enrollmentId))) });

/** The same by the summary's own id, also for who is to co-sign it. */
export const dischargeQuery = (id: string) => queryOptions({ queryKey: ['discharges', 'one', id], queryFn: () => readDischarge(id) });

export const readDischarge = (id: string) => ok(client.GET('/api/v1/discharges/{id}', path(id)));

/** All members of a cohort with their summaries. */
export const graduationQuery = (cohortId: string) => queryOptions({ queryKey: ['discharges', 'cohort', cohortId], queryFn: () => ok(client.GET('/api/v1/cohorts/{id}/graduation', path(cohortId))) });

/** A worklist of summaries, with the counts of all. */
export const dischargesDueQuery = (list: DischargesList) => queryOptions({ queryKey: ['discharges', 'list', list], queryFn: () => ok(client.GET('/api/v1/discharges', { params: { query: { list } } })) });

/** A worklist of people to ask, with the counts of both. */
export const followUpsDueQuery = (list: FollowUpsList) => queryOptions({ queryKey: ['follow-ups', 'list', list], queryFn: () => ok(client.GET('/api/v1/follow-ups', { params: { query: { list } } })) });

/** What somebody took home, and what was found since. */
export const followUpsQuery = (dischargeId: string) => queryOptions({ queryKey: ['follow-ups', 'of', dischargeId], queryFn: () => ok(client.GET('/api/v1/discharges/{id}/follow-ups', path(dischargeId))) });

export const saveDischarge = (id: string, body: DischargeBody, version: number) => ok(client.PUT('/api/v1/discharges/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));

export type DischargeDeeds = ReturnType<typeof useDischargeDeeds>;

/** What is done to summaries; they and the worklists are read anew. */
export function useDischargeDeeds() {
  const queries = useQueryClient();
  const onSettled = async () => {
    await Promise.all([queries.invalidateQueries({ queryKey: ['discharges'] }), queries.invalidateQueries({ queryKey: ['follow-ups'] })]);
  };
  return {
    begin: useMutation({ mutationFn: (enrollmentId: string) => ok(client.POST('/api/v1/enrollments/{id}/discharges', path(enrollmentId))), onSettled }),
    discard: useMutation({ mutationFn: (id: string) => ok(client.POST('/api/v1/discharges/{id}/discard', path(id))), onSettled }),
    sign: useMutation({ mutationFn: ({ id, name }: { id: string; name: string }) => ok(client.POST('/api/v1/discharges/{id}/sign', { ...path(id), body: { name } })), onSettled }),
    signAll: useMutation({
      mutationFn: ({ cohortId, ...body }: { cohortId: string; name: string; enrollmentIds: string[] }) => ok(client.POST('/api/v1/cohorts/{id}/graduation/sign', { ...path(cohortId), body })),
      onSettled,
    }),
    coSign: useMutation({ mutationFn: ({ id, body }: { id: string; body: S['CoSignPlanBody'] }) => ok(client.POST('/api/v1/discharges/{id}/cosign', { ...path(id), body })), onSettled }),
    withdraw: useMutation({ mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/discharges/{id}/withdraw', { ...path(id), body: { reason } })), onSettled }),
    ask: useMutation({ mutationFn: ({ id, body }: { id: string; body: FollowUpBody }) => ok(client.POST('/api/v1/discharges/{id}/follow-ups', { ...path(id), body })), onSettled }),
    voidAsked: useMutation({ mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/follow-ups/{id}/void', { ...path(id), body: { reason } })), onSettled }),
  };
}
