import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

export type NewEmergency = components['schemas']['NewEmergencyAccess'];

/** Opens the record of the one client who fits exactly. */
export function useOpenEmergency() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewEmergency) => ok(client.POST('/api/v1/emergency-accesses', { body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['clients'] }),
  });
}

/** Closes a record before its time. Its page, which asks for it, is left then, and
    forgets what it held. */
export function useEndEmergency() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ok(client.POST('/api/v1/emergency-accesses/{id}/end', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['clients'], refetchType: 'none' }),
  });
}
