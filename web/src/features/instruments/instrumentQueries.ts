import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type OwnForm = Schemas['OwnForm'];
export type OwnItem = Schemas['OwnItem'];
export type OwnRisk = Schemas['OwnRisk'];
export type OwnInstrument = Schemas['OwnInstrument'];
export type TriedForm = Schemas['TriedForm'];

const path = (id: string) => ({ path: { id } });

/** The practice's own questionnaires, drafts and retired ones too. */
export const ownInstrumentsQuery = queryOptions({ queryKey: ['own-instruments'], queryFn: async () => (await ok(client.GET('/api/v1/own-instruments'))).items });

/** What answers that are nobody's come to. Nothing is kept. */
export const tryForm = (form: OwnForm, answers: Array<number | null>) => ok(client.POST('/api/v1/own-instruments/try', { body: { form, answers } }));

/** A FHIR Questionnaire as a form that can be changed. Nothing is kept. */
export const readFile = (questionnaire: string, direction: OwnForm['direction']) => ok(client.POST('/api/v1/own-instruments/read', { body: { questionnaire, direction } }));

/** All that is done to one. */
export function useOwnInstruments() {
  const queries = useQueryClient();
  const onSuccess = () => Promise.all(['own-instruments', 'instruments', 'settings'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const save = useMutation({
    mutationFn: ({ of, form }: { of?: OwnInstrument; form: OwnForm }) =>
      of
        ? ok(client.PUT('/api/v1/own-instruments/{id}', { params: { ...path(of.id), header: ifMatch(of.version) }, body: form }))
        : ok(client.POST('/api/v1/own-instruments', { body: form })),
    onSuccess,
  });
  const use = useMutation({ mutationFn: (o: OwnInstrument) => ok(client.POST('/api/v1/own-instruments/{id}/use', { params: path(o.id), body: { seen: o.version, rightsConfirmed: true } })), onSuccess });
  const discard = useMutation({ mutationFn: (o: OwnInstrument) => ok(client.POST('/api/v1/own-instruments/{id}/discard', { params: path(o.id), body: { seen: o.version } })), onSuccess });
  const retire = useMutation({
    mutationFn: ({ of, from, reason }: { of: OwnInstrument; from: string; reason: string }) => ok(client.POST('/api/v1/own-instruments/{id}/retire', { params: path(of.id), body: { from, reason } })),
    onSuccess,
  });
  const bringBack = useMutation({ mutationFn: ({ of, reason }: { of: OwnInstrument; reason: string }) => ok(client.POST('/api/v1/own-instruments/{id}/return', { params: path(of.id), body: { reason } })), onSuccess });
  return { save, use, discard, retire, bringBack };
}
