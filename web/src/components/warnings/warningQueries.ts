import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Warning = Schemas['Warning'];
export type WarningAnswer = Schemas['WarningAnswer'];
export type WarningRuleCard = Schemas['WarningRuleCard'];
export type WarningDeed = WarningAnswer['did'];
export type WarningRules = Schemas['WarningRules'];

const path = (id: string) => ({ params: { path: { id } } });

// They follow from marks, homework, forms and flags: what was asked for before may be
// otherwise by now.
const anew = { staleTime: 0 };

/** Who waits in the running cohorts that one leads. */
export const warningsQuery = queryOptions({ queryKey: ['cohorts', 'warnings'], queryFn: () => ok(client.GET('/api/v1/warnings')), ...anew });

/** Who is at risk in a cohort now. */
export const warningsOfQuery = (cohortId: string) => queryOptions({ queryKey: ['cohorts', cohortId, 'warnings'], queryFn: () => ok(client.GET('/api/v1/cohorts/{id}/warnings', path(cohortId))), ...anew });

/** What rules say and said of a client; beside their risk flags, whose answers end some. */
export const warningsOfClientQuery = (clientId: string) => queryOptions({ queryKey: ['risk-flags', 'warnings', clientId], queryFn: () => ok(client.GET('/api/v1/clients/{id}/warnings', path(clientId))), ...anew });

/** The rules, and how often each was right. */
export const warningRulesQuery = queryOptions({ queryKey: ['warning-rules'], queryFn: () => ok(client.GET('/api/v1/warning-rules')) });

/** What is done about a warning, and taken back. */
export function useWarningDeeds() {
  const queries = useQueryClient();
  const onSuccess = () => Promise.all(['cohorts', 'risk-flags'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const answer = useMutation({
    mutationFn: ({ enrollmentId, body }: { enrollmentId: string; body: Schemas['WarningAnswerBody'] }) => ok(client.POST('/api/v1/enrollments/{id}/warning-answers', { ...path(enrollmentId), body })),
    onSuccess,
  });
  const undo = useMutation({ mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/warning-answers/{id}/void', { ...path(id), body: { reason } })), onSuccess });
  return { answer, undo };
}
