import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import { asProblem } from '@/api/problem';
import { cursorPages } from '@/api/query';
import type { components } from '@/api/schema';

export type User = components['schemas']['UserAnswer'];
export type Invitation = components['schemas']['InvitationAnswer'];
export type NewUser = components['schemas']['NewUser'];
export type UserPatch = components['schemas']['UserPatch'];

/** Everybody who signs in, or did. */
export const useUsers = () =>
  useInfiniteQuery({
    queryKey: ['users', 'list'],
    ...cursorPages<User>(async (cursor) => {
      const page = await ok(client.GET('/api/v1/users', { params: { query: { limit: 100, cursor } } }));
      return { items: page.items, nextCursor: page.nextCursor };
    }),
  });

export const readUser = (id: string) => ok(client.GET('/api/v1/users/{id}', { params: { path: { id } } }));

/** The server names the only license `license`; the form holds a list. */
async function atItsPlace<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (thrown) {
    const problem = asProblem(thrown);
    for (const e of problem.errors) e.field = e.field.replace(/^license\./, 'licenses.0.').replace(/^licenses\[(\d+)\]/, 'licenses.$1');
    throw problem;
  }
}

function useReread() {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: ['users'] });
    void queries.invalidateQueries({ queryKey: ['leaders'] });
    void queries.invalidateQueries({ queryKey: ['me'] });
  };
}

/** Adds a person; the answer holds the link, this once. */
export const useCreateUser = () => useMutation({ mutationFn: (body: NewUser) => atItsPlace(ok(client.POST('/api/v1/users', { body }))), onSuccess: useReread() });

/** Changes a person, if they are still as one saw them. */
export const useChangeUser = () =>
  useMutation({
    mutationFn: ({ user, patch }: { user: { id: string; version: number }; patch: UserPatch }) =>
      atItsPlace(ok(client.PATCH('/api/v1/users/{id}', { params: { path: { id: user.id }, header: ifMatch(user.version) }, body: patch }))),
    onSuccess: useReread(),
  });

/** Takes the second factors of somebody away who lost them; their logins end. */
export const useRemoveFactors = () =>
  useMutation({ mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/users/{id}/factors/remove', { params: { path: { id } }, body: { reason } })), onSuccess: useReread() });

/** A new link; the one before stops working. */
export const useReinvite = () =>
  useMutation({ mutationFn: (id: string) => ok(client.POST('/api/v1/users/{id}/invitation', { params: { path: { id } } })), onSuccess: useReread() });
