import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type GroundRules = Schemas['GroundRules'];
export type CohortRules = Schemas['CohortRules'];
export type RulesMember = Schemas['RulesMember'];
export type Agreement = Schemas['Agreement'];
export type Breach = Schemas['Breach'];
export type ConsequenceKind = NonNullable<Schemas['BreachBody']['consequence']>;
export type SignAgreementBody = Schemas['SignAgreementBody'];

const path = (id: string) => ({ params: { path: { id } } });

/** The practice's ground rules in all versions, with a text to begin with. */
export const groundRulesQuery = queryOptions({ queryKey: ['ground-rules'], queryFn: () => ok(client.GET('/api/v1/ground-rules')) });

/** What holds in a cohort, and who has signed it. */
export const cohortRulesQuery = (cohortId: string) =>
  queryOptions({ queryKey: ['cohorts', cohortId, 'ground-rules'], queryFn: () => ok(client.GET('/api/v1/cohorts/{id}/ground-rules', path(cohortId))) });

/** What left the room of a cohort, the last first. */
export const breachesQuery = (cohortId: string) =>
  queryOptions({ queryKey: ['cohorts', cohortId, 'breaches'], queryFn: async () => (await ok(client.GET('/api/v1/cohorts/{id}/breaches', path(cohortId)))).items });

/** Publishing and withdrawing, for the practice or for one cohort. */
export function useRules(cohortId?: string) {
  const queries = useQueryClient();
  const onSuccess = () => Promise.all([['ground-rules'], ['settings'], ['cohorts']].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const publish = useMutation({
    mutationFn: (body: Schemas['GroundRulesBody']) => ok(cohortId ? client.POST('/api/v1/cohorts/{id}/ground-rules', { ...path(cohortId), body }) : client.POST('/api/v1/ground-rules', { body })),
    onSuccess,
  });
  const withdraw = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      ok(cohortId ? client.POST('/api/v1/cohorts/{id}/ground-rules/withdraw', { ...path(cohortId), body: { reason } }) : client.POST('/api/v1/ground-rules/{id}/withdraw', { ...path(id), body: { reason } })),
    onSuccess,
  });
  return { publish, withdraw };
}

/** Signatures of a cohort's members, and taking a slip back. */
export function useAgreements(cohortId: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['cohorts', cohortId, 'ground-rules'] });
  const sign = useMutation({
    mutationFn: ({ enrollmentId, body }: { enrollmentId: string; body: Schemas['SignAgreementBody'] }) => ok(client.POST('/api/v1/enrollments/{id}/agreements', { ...path(enrollmentId), body })),
    onSuccess,
  });
  const undo = useMutation({ mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/agreements/{id}/void', { ...path(id), body: { reason } })), onSuccess });
  return { sign, undo };
}

/** Writing a breach down, what follows from it, and taking a slip back. */
export function useBreaches(cohortId: string) {
  const queries = useQueryClient();
  const onSuccess = () => Promise.all(['breaches', 'ground-rules'].map((of) => queries.invalidateQueries({ queryKey: ['cohorts', cohortId, of] })));
  const record = useMutation({ mutationFn: (body: Schemas['BreachBody']) => ok(client.POST('/api/v1/cohorts/{id}/breaches', { ...path(cohortId), body })), onSuccess });
  const decide = useMutation({
    mutationFn: ({ breach, body }: { breach: Breach; body: Schemas['ConsequenceBody'] }) =>
      ok(client.POST('/api/v1/breaches/{id}/consequences', { ...path(breach.id), body })),
    onSuccess,
  });
  const undo = useMutation({ mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/breaches/{id}/void', { ...path(id), body: { reason } })), onSuccess });
  return { record, decide, undo };
}
