import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

/** An assessment that was made on the wrong client, and what was done about it. */
export type AssessmentChange = components['schemas']['AssessmentChange'];

/** What was moved from or to a client's record, or voided on it, newest first. */
export const assessmentChangesQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'assessments', 'changes'],
    queryFn: async () => (await ok(client.GET('/api/v1/clients/{id}/assessments/changes', { params: { path: { id: clientId } } }))).items,
  });

// Scores, flags and what the gate knows of both clients may have changed.
function useChange<Sent>(send: (sent: Sent) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['clients'] }), queries.invalidateQueries({ queryKey: ['risk-flags'] })]),
  });
}

const params = (id: string) => ({ path: { id } });

/** Moves an assessment to the client who gave its answers. */
export const useMoveAssessment = (id: string) =>
  useChange((body: { clientId: string; reason: string }) => ok(client.POST('/api/v1/assessments/{id}/move', { params: params(id), body })));

/** Keeps an assessment without counting it. */
export const useVoidAssessment = (id: string) =>
  useChange((reason: string) => ok(client.POST('/api/v1/assessments/{id}/void', { params: params(id), body: { reason } })));

/** Takes the newest move or void back. */
export const useUndoAssessment = () => useChange((id: string) => ok(client.POST('/api/v1/assessments/{id}/undo', { params: params(id) })));
