import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, download, ok } from '@/api/client';
import type { components } from '@/api/schema';
import { base64 } from '@/components/files/base64';
import { failed } from '@/components/notices';

export type Attachment = components['schemas']['Attachment'];
export type AttachmentFor = components['schemas']['ClientAttachmentBody']['for'];

/** What files are with. */
export type Owner = { kind: 'clients' | 'sessions'; id: string };
export type NewAttachment = { file: File; title: string; on: string; note?: string; for: AttachmentFor };

const key = ({ kind, id }: Owner) => [kind, id, 'attachments'];

/** The files of a client or a session, the newest day first. */
export const attachmentsQuery = (of: Owner) =>
  queryOptions({
    queryKey: key(of),
    queryFn: async () => {
      const params = { path: { id: of.id } };
      const list = of.kind === 'clients' ? await ok(client.GET('/api/v1/clients/{id}/attachments', { params })) : await ok(client.GET('/api/v1/sessions/{id}/attachments', { params }));
      return list.items ?? [];
    },
  });

function useChange<Sent>(of: Owner, send: (sent: Sent) => Promise<Attachment>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => queries.invalidateQueries({ queryKey: key(of) }) });
}

export const useAttach = (of: Owner) =>
  useChange(of, async ({ file, for: reader, ...said }: NewAttachment) => {
    const params = { path: { id: of.id } };
    const body = { name: file.name, content: await base64(file), ...said };
    return of.kind === 'clients' ? ok(client.POST('/api/v1/clients/{id}/attachments', { params, body: { ...body, for: reader } })) : ok(client.POST('/api/v1/sessions/{id}/attachments', { params, body }));
  });

/** Marks one as entered in error. */
export const useVoidAttachment = (of: Owner) =>
  useChange(of, ({ id, reason }: { id: string; reason: string }) => {
    const params = { path: { id: of.id, attachmentId: id } };
    return of.kind === 'clients' ? ok(client.POST('/api/v1/clients/{id}/attachments/{attachmentId}/void', { params, body: { reason } })) : ok(client.POST('/api/v1/sessions/{id}/attachments/{attachmentId}/void', { params, body: { reason } }));
  });

export const useRestoreAttachment = (of: Owner) =>
  useChange(of, (id: string) => {
    const params = { path: { id: of.id, attachmentId: id } };
    return of.kind === 'clients' ? ok(client.POST('/api/v1/clients/{id}/attachments/{attachmentId}/restore', { params })) : ok(client.POST('/api/v1/sessions/{id}/attachments/{attachmentId}/restore', { params }));
  });

/** Saves one to the downloads. */
export const useOpenAttachment = (of: Owner) =>
  useMutation({
    mutationFn: (a: Attachment) => download(`/api/v1/${of.kind}/${of.id}/attachments/${a.id}`, a.name),
    onError: (thrown) => failed(thrown, 'The file did not come'),
  });
