import { client, ok } from '@/api/client';

/** Clients by any name, code, phone number or birth date. */
export const searchClients = (text: string, signal?: AbortSignal) =>
  ok(client.POST('/api/v1/clients/search', { body: { text, limit: 8 }, signal }));
