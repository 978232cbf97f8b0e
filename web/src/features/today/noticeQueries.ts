import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

export type SecurityNotice = components['schemas']['SecurityNotice'];
export type RoleProposal = components['schemas']['RoleProposal'];

/** What waits for the person to be seen or answered. */
export const noticesQuery = queryOptions({
  queryKey: ['security-notices'],
  queryFn: async () => (await ok(client.GET('/api/v1/security-notices'))).items,
  refetchInterval: 60_000,
});

/** Role proposals that wait for a second administrator. */
export const proposalsQuery = queryOptions({
  queryKey: ['users', 'proposals'],
  queryFn: async () => (await ok(client.GET('/api/v1/role-proposals'))).items,
});

function useReread() {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: ['security-notices'] });
    void queries.invalidateQueries({ queryKey: ['users'] });
  };
}

export const useSeen = () => useMutation({ mutationFn: (id: string) => ok(client.POST('/api/v1/security-notices/{id}/seen', { params: { path: { id } } })), onSuccess: useReread() });

export const useLookAfter = () =>
  useMutation({ mutationFn: (reason: string) => ok(client.POST('/api/v1/audit/finding/acknowledge', { body: { reason } })), onSuccess: useReread() });

export const useAnswer = () =>
  useMutation({
    mutationFn: ({ id, answer }: { id: string; answer: 'agreed' | 'not_asked_for' }) => ok(client.POST('/api/v1/security-notices/{id}/answer', { params: { path: { id } }, body: { answer } })),
    onSuccess: useReread(),
  });

export const useDecide = () =>
  useMutation({
    mutationFn: ({ id, how }: { id: string; how: 'confirm' | 'refuse' | 'withdraw' }) => {
      const params = { path: { id } };
      if (how === 'refuse') return ok(client.POST('/api/v1/role-proposals/{id}/refuse', { params, body: {} }));
      return ok(how === 'confirm' ? client.POST('/api/v1/role-proposals/{id}/confirm', { params }) : client.POST('/api/v1/role-proposals/{id}/withdraw', { params }));
    },
    onSuccess: useReread(),
  });
