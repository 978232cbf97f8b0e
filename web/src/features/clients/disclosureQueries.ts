import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, download, ok } from '@/api/client';
import type { components } from '@/api/schema';
import { done, failed } from '@/components/notices';

export type Disclosure = components['schemas']['Disclosure'];
export type DisclosureBody = components['schemas']['DisclosureBody'];
export type Basis = Disclosure['basis'];

/** What left the practice about a client in the last six years, newest first. */
export const disclosuresQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['disclosures', clientId],
    queryFn: async () => (await ok(client.GET('/api/v1/clients/{id}/disclosures', { params: { path: { id: clientId } } }))).items,
  });

/** Writes one down, or another one in its place. */
export function useRecordDisclosure(clientId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, inPlaceOf }: { body: DisclosureBody; inPlaceOf?: { id: string; reason: string } }) =>
      inPlaceOf
        ? ok(client.POST('/api/v1/disclosures/{id}/correction', { params: { path: { id: inPlaceOf.id } }, body: { ...body, reason: inPlaceOf.reason } }))
        : ok(client.POST('/api/v1/clients/{id}/disclosures', { params: { path: { id: clientId } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['disclosures', clientId] }),
  });
}

/** Says that nothing was given after all. */
export function useWithdrawDisclosure(clientId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      ok(client.POST('/api/v1/disclosures/{id}/correction', { params: { path: { id } }, body: { reason, withdrawn: true } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['disclosures', clientId] }),
  });
}

/** The account as a file. */
export const useDisclosureFile = (clientId: string) =>
  useMutation({
    mutationFn: () => download(`/api/v1/clients/${clientId}/disclosures/file`, 'disclosures.csv'),
    onSuccess: () => done('Saved to your downloads'),
    onError: (thrown) => failed(thrown, 'The file did not come'),
  });

/** The account that the client is owed, as a paper for them. */
export const useAccountPaper = (clientId: string) =>
  useMutation({
    mutationFn: () => download(`/api/v1/clients/${clientId}/disclosures/account`, 'account-of-disclosures.pdf'),
    onSuccess: () => done('Saved to your downloads'),
    onError: (thrown) => failed(thrown, 'The paper did not come'),
  });

export const basisWords: Record<Basis, string> = {
  authorization: 'The client signed for it',
  treatment: 'Treatment, payment or our operations',
  client_request: 'The client asked for it',
  required_by_law: 'Required by law',
  public_health: 'Public health',
  abuse_report: 'Abuse, neglect or domestic violence',
  health_oversight: 'Health oversight',
  court_order: 'Court order or subpoena',
  law_enforcement: 'Law enforcement',
  coroner: 'Coroner or funeral director',
  research: 'Research',
  serious_threat: 'Serious threat to health or safety',
  workers_compensation: 'Workers’ compensation',
  mistake: 'By mistake',
  other: 'Other',
};

/** What stands: neither corrected nor withdrawn. */
export const stands = (d: Disclosure) => !d.correctedById && !d.withdrawn;
