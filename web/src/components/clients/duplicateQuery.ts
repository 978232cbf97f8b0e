import { client, ok } from '@/api/client';
import type { ClientValues } from './clientValues';

/** Clients of this name and birth date, who may be the same person. */
export async function findDuplicates({ firstName, lastName, preferredName, birthDate }: ClientValues) {
  const found = await ok(client.POST('/api/v1/clients/duplicates', { body: { firstName, lastName, preferredName: preferredName || undefined, birthDate } }));
  return found.items;
}
