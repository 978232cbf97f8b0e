import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Leaflet = Schemas['Leaflet'];
export type LeafletGiven = Schemas['LeafletGiven'];
export type GiveLeafletBody = Schemas['GiveLeafletBody'];

const path = (id: string) => ({ params: { path: { id } } });

/** What is given now, every version that the practice published, and the texts that
    it began with. */
export const leafletsQuery = queryOptions({ queryKey: ['leaflets'], queryFn: () => ok(client.GET('/api/v1/leaflets')) });

/** What a client and their family were given, the last first. */
export const leafletsGivenQuery = (clientId: string) =>
  queryOptions({ queryKey: ['clients', clientId, 'leaflets'], queryFn: async () => (await ok(client.GET('/api/v1/clients/{id}/leaflets', path(clientId)))).items });

/** Publishing a version, and withdrawing one. */
export function useLeaflets() {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['leaflets'] });
  const publish = useMutation({ mutationFn: (body: Schemas['LeafletBody']) => ok(client.POST('/api/v1/leaflets', { body })), onSuccess });
  const withdraw = useMutation({ mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/leaflets/{id}/withdraw', { ...path(id), body: { reason } })), onSuccess });
  return { publish, withdraw };
}

/** Noting that one was given, and that this was a slip. */
export function useGiveLeaflet(clientId: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['clients', clientId, 'leaflets'] });
  const give = useMutation({ mutationFn: (body: GiveLeafletBody) => ok(client.POST('/api/v1/clients/{id}/leaflets', { ...path(clientId), body })), onSuccess });
  const undo = useMutation({ mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/leaflets-given/{id}/void', { ...path(id), body: { reason } })), onSuccess });
  return { give, undo };
}
