import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import type { components } from '@/api/schema';

type S = components['schemas'];
export type ClientPlans = S['ClientPlans'];
export type Plan = S['TreatmentPlan'];
export type PlanBody = S['TreatmentPlanBody'];
export type Problem = S['PlanProblem'];
export type Goal = S['PlanGoal'];
export type Objective = S['PlanObjective'];
export type SignPlanBody = S['SignPlanBody'];
export type PlanDue = S['PlanDue'];
export type PlansList = 'due' | 'overdue' | 'unsigned' | 'cosign';

/** Of one client, in all versions. */
export const plansQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['plans', clientId],
    queryFn: () => ok(client.GET('/api/v1/clients/{id}/plans', { params: { path: { id: clientId } } })),
  });

/** A worklist, with the counts of all. */
export const plansDueQuery = (list: PlansList) => queryOptions({ queryKey: ['plans', 'list', list], queryFn: () => ok(client.GET('/api/v1/plans', { params: { query: { list } } })) });

/** One version by itself, for who is to co-sign it. */
export const planQuery = (id: string) => queryOptions({ queryKey: ['plans', 'version', id], queryFn: () => readPlan(id) });

export const savePlan = (id: string, body: PlanBody, version: number) => ok(client.PUT('/api/v1/plans/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));

export const readPlan = (id: string) => ok(client.GET('/api/v1/plans/{id}', { params: { path: { id } } }));

export type PlanDeeds = ReturnType<typeof usePlanDeeds>;

/** What is done to a plan; plans and worklists are read anew, and what happened with the client. */
export function usePlanDeeds(clientId: string) {
  const queries = useQueryClient();
  const onSettled = async () => {
    await queries.invalidateQueries({ queryKey: ['plans'] });
    void queries.invalidateQueries({ queryKey: ['clients', clientId, 'timeline'] });
  };
  const path = (id: string) => ({ params: { path: { id } } });
  return {
    begin: useMutation({ mutationFn: () => ok(client.POST('/api/v1/clients/{id}/plans', path(clientId))), onSettled }),
    discard: useMutation({ mutationFn: (id: string) => ok(client.POST('/api/v1/plans/{id}/discard', path(id))), onSettled }),
    sign: useMutation({ mutationFn: ({ id, body }: { id: string; body: SignPlanBody }) => ok(client.POST('/api/v1/plans/{id}/sign', { ...path(id), body })), onSettled }),
    coSign: useMutation({ mutationFn: ({ id, body }: { id: string; body: S['CoSignPlanBody'] }) => ok(client.POST('/api/v1/plans/{id}/cosign', { ...path(id), body })), onSettled }),
    withdraw: useMutation({ mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/plans/{id}/withdraw', { ...path(id), body: { reason } })), onSettled }),
  };
}
