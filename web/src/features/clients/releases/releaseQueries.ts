import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, download, ok } from '@/api/client';
import type { components } from '@/api/schema';
import { done, failed } from '@/components/notices';

type Schemas = components['schemas'];
export type Consent = Schemas['Consent'];
export type ConsentBody = Schemas['ConsentBody'];
export type RecordPart = Consent['parts'][number];
export type Part2Mark = Schemas['Part2Mark'];
export type Release = Schemas['Release'];
export type ReleaseReview = Schemas['ReleaseReview'];
export type ReleaseText = Schemas['ReleaseText'];
export type ReleaseFile = Schemas['ReleaseFile'];
export type ReleaseFound = Schemas['ReleaseFound'];
export type Decision = Schemas['DecideReleaseBody'];

const path = (id: string) => ({ params: { path: { id } } });

/** What a client consented to, and whether their record is protected by part 2. */
export const consentsQuery = (clientId: string) => queryOptions({ queryKey: ['consents', clientId], queryFn: () => ok(client.GET('/api/v1/clients/{id}/consents', path(clientId))) });

/** What was prepared and released of a client's record. */
export const releasesQuery = (clientId: string) =>
  queryOptions({ queryKey: ['releases', clientId], queryFn: async () => (await ok(client.GET('/api/v1/clients/{id}/releases', path(clientId)))).items });

/** A release before it leaves, text by text. */
export const reviewQuery = (id: string) => queryOptions({ queryKey: ['release', id], queryFn: () => ok(client.GET('/api/v1/releases/{id}', path(id))), staleTime: 0 });

/** Taking consents down, ending them, and every way back. */
export function useConsents(clientId: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['consents', clientId] });
  const record = useMutation({ mutationFn: (body: ConsentBody) => ok(client.POST('/api/v1/clients/{id}/consents', { ...path(clientId), body })), onSuccess });
  const end = useMutation({ mutationFn: ({ id, body }: { id: string; body: Schemas['EndConsentBody'] }) => ok(client.POST('/api/v1/consents/{id}/end', { ...path(id), body })), onSuccess });
  const goOn = useMutation({ mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/consents/{id}/take-back-end', { ...path(id), body: { reason } })), onSuccess });
  const undo = useMutation({ mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/consents/{id}/void', { ...path(id), body: { reason } })), onSuccess });
  const sayPart2 = useMutation({ mutationFn: (body: Schemas['Part2Body']) => ok(client.POST('/api/v1/clients/{id}/part2', { ...path(clientId), body })), onSuccess });
  return { record, end, goOn, undo, sayPart2 };
}

/** Preparing a release of a client's record. */
export function usePrepare(clientId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['PrepareReleaseBody']) => ok(client.POST('/api/v1/clients/{id}/releases', { ...path(clientId), body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['releases', clientId] }),
  });
}

/** Deciding about places of a release, issuing it, or throwing it away. */
export function useRelease(clientId: string, id: string) {
  const queries = useQueryClient();
  const listed = () => Promise.all([['releases', clientId], ['disclosures', clientId], ['release', id]].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const decide = useMutation({
    mutationFn: (body: Decision) => ok(client.POST('/api/v1/releases/{id}/decisions', { ...path(id), body })),
    onSuccess: (review) => queries.setQueryData(reviewQuery(id).queryKey, review),
  });
  const checkFile = useMutation({
    mutationFn: (body: Schemas['CheckReleaseFileBody']) => ok(client.POST('/api/v1/releases/{id}/attachments', { ...path(id), body })),
    onSuccess: (review) => queries.setQueryData(reviewQuery(id).queryKey, review),
  });
  const issue = useMutation({ mutationFn: (version: number) => ok(client.POST('/api/v1/releases/{id}/issue', { ...path(id), body: { version } })), onSettled: listed });
  const discard = useMutation({ mutationFn: (reason: string) => ok(client.POST('/api/v1/releases/{id}/discard', { ...path(id), body: { reason } })), onSuccess: listed });
  return { decide, checkFile, issue, discard };
}

/** A file of the record, to be read before it leaves. */
export const useFile = (clientId: string) =>
  useMutation({
    mutationFn: (f: ReleaseFile) => download(`/api/v1/clients/${clientId}/attachments/${f.attachmentId}`, f.name),
    onError: (thrown) => failed(thrown, 'The file did not come'),
  });

/** The package as it left. */
export const usePackage = () =>
  useMutation({
    mutationFn: (r: Release) => download(`/api/v1/releases/${r.id}/package`, `release-${r.issued?.on ?? ''}.zip`),
    onSuccess: () => done('Saved to your downloads'),
    onError: (thrown) => failed(thrown, 'The package did not come'),
  });
