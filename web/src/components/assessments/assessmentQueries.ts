import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
/** A questionnaire with its items and bands. */
export type Instrument = Schemas['Instrument'];
/** One question. */
export type Item = Schemas['InstrumentItem'];
/** A questionnaire that was taken, with its score. */
export type AssessmentBody = Schemas['AssessmentBody'];
export type Assessment = Schemas['Assessment'];

/** Every questionnaire there is, each as it is asked now, and behind them the editions
    that were replaced: what was answered then is read by them. */
export const instrumentsQuery = queryOptions({
  queryKey: ['instruments'],
  queryFn: async () => {
    const { items, earlier } = await ok(client.GET('/api/v1/instruments'));
    return [...items, ...earlier];
  },
  staleTime: 60_000,
});

/** Those that may be given now. */
export const given = (all: Instrument[]) => all.filter((i) => !i.retired);

/** The form that something was answered on. */
export const formOf = (all: Instrument[] | undefined, code: string, version?: string) => all?.find((i) => i.code === code && i.version === version) ?? all?.find((i) => i.code === code);

/** What a client has taken, newest first; the hundred newest. */
export const assessmentsQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'assessments'],
    queryFn: async () => (await ok(client.GET('/api/v1/clients/{id}/assessments', { params: { path: { id: clientId }, query: { limit: 100 } } }))).items,
  });

/** Records a questionnaire; the server scores it. */
export function useTakeAssessment(clientId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: AssessmentBody) => ok(client.POST('/api/v1/clients/{id}/assessments', { params: { path: { id: clientId } }, body })),
    onSuccess: () =>
      Promise.all([queries.invalidateQueries({ queryKey: ['clients', clientId, 'assessments'] }), queries.invalidateQueries({ queryKey: ['risk-flags'] })]),
  });
}
