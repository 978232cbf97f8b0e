import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

export type Login = components['schemas']['LoginAnswer'];

/** Whose logins: one's own, or a person's, for an administrator. */
export type Whose = { userId?: string };

const list = ({ userId }: Whose) => (userId ? ok(client.GET('/api/v1/users/{id}/logins', { params: { path: { id: userId } } })) : ok(client.GET('/api/v1/logins')));
const end = ({ userId }: Whose, id?: string) =>
  userId ? ok(client.POST('/api/v1/users/{id}/logins/end', { params: { path: { id: userId } }, body: { id } })) : ok(client.POST('/api/v1/logins/end', { body: { id } }));

export const loginsQuery = (whose: Whose) => queryOptions({ queryKey: ['logins', whose.userId ?? 'own'], queryFn: () => list(whose) });

/** Ends one login, or all but the one that asks. */
export function useEndLogins(whose: Whose) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id?: string) => end(whose, id),
    onSuccess: (left) => queries.setQueryData(loginsQuery(whose).queryKey, left),
  });
}
