import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';

/** How one signs in at the practice's identity provider; `provider` is empty
    where there is none. */
export const identityQuery = queryOptions({ queryKey: ['me', 'identity'], queryFn: () => ok(client.GET('/api/v1/me/identity')) });

export function useDisconnect() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => ok(client.POST('/api/v1/me/identity/remove')),
    onSuccess: (left) => queries.setQueryData(identityQuery.queryKey, left),
  });
}
