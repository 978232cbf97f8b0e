import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, download, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Certificate = Schemas['Certificate'];
export type IssuedCertificate = Schemas['IssuedCertificate'];

const path = (id: string) => ({ params: { path: { id } } });

/** What a certificate of completion would say. */
export const certificateQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['enrollments', enrollmentId, 'certificate'],
    queryFn: () => ok(client.GET('/api/v1/enrollments/{id}/certificate', path(enrollmentId))),
    staleTime: 0,
  });

/** What was issued for a membership, withdrawn ones too. */
export const certificatesQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['enrollments', enrollmentId, 'certificates'],
    queryFn: async () => (await ok(client.GET('/api/v1/enrollments/{id}/certificates', path(enrollmentId)))).items,
    staleTime: 0,
  });

/** Issues a certificate, withdraws it, or takes it as a file. */
export function useCertificates(enrollmentId: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['enrollments', enrollmentId] });
  const issue = useMutation({
    mutationFn: (body: Schemas['CertificateBody']) => ok(client.POST('/api/v1/enrollments/{id}/certificates', { ...path(enrollmentId), body })),
    onSuccess,
  });
  const withdraw = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/certificates/{id}/withdraw', { ...path(id), body: { reason } })),
    onSuccess,
  });
  const take = useMutation({
    mutationFn: ({ id, as }: { id: string; as: 'paper' | 'statement' }) => download(`/api/v1/certificates/${id}/${as}`, as === 'paper' ? 'certificate.pdf' : 'certificate.json'),
  });
  return { issue, withdraw, take };
}
