import { queryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import { cursorPages } from '@/api/query';
import type { components, operations } from '@/api/schema';

type Schemas = components['schemas'];
/** An entry of the directory. */
export type SupportGroup = Schemas['SupportGroup'];
export type SupportGroupAnswer = Schemas['SupportGroupAnswer'];
export type SupportGroupBody = Schemas['SupportGroupBody'];
export type SupportGroupCheck = Schemas['SupportGroupCheck'];
export type ChecksBody = Schemas['SupportGroupChecksBody'];
export type LibraryOrganization = Schemas['LibraryOrganization'];
export type SupportGroupQuery = Omit<NonNullable<operations['list-support-groups']['parameters']['query']>, 'limit' | 'cursor'>;

const path = (id: string) => ({ params: { path: { id } } });

/** The entries that fit, by name. */
export const useSupportGroups = (query: SupportGroupQuery) =>
  useInfiniteQuery({
    queryKey: ['support-groups', 'list', query],
    placeholderData: (before: unknown) => before as never,
    ...cursorPages<SupportGroup>((cursor) => ok(client.GET('/api/v1/support-groups', { params: { query: { ...query, limit: 100, cursor } } }))),
  });

/** How many entries wait for a look: `200+` where they do not fit a page. */
export const waitingQuery = (months: number) =>
  queryOptions({
    queryKey: ['support-groups', 'waiting', months],
    queryFn: async () => {
      const page = await ok(client.GET('/api/v1/support-groups', { params: { query: { unverifiedMonths: months, limit: 200 } } }));
      return page.nextCursor ? `${page.items.length}+` : String(page.items.length);
    },
  });

/** One entry, with all that was found of it. */
export const supportGroupQuery = (id: string) => queryOptions({ queryKey: ['support-groups', id], queryFn: () => ok(client.GET('/api/v1/support-groups/{id}', path(id))) });

/** The national organizations that are built in. */
export const organizationsQuery = queryOptions({ queryKey: ['support-groups', 'library'], queryFn: async () => (await ok(client.GET('/api/v1/support-groups/library'))).items });

/** What one does with the directory. */
export function useKeepSupportGroups() {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['support-groups'] });
  const add = useMutation({ mutationFn: (body: SupportGroupBody) => ok(client.POST('/api/v1/support-groups', { body })), onSettled });
  const change = useMutation({
    mutationFn: ({ id, version, body }: { id: string; version: number; body: SupportGroupBody }) =>
      ok(client.PUT('/api/v1/support-groups/{id}', { params: { path: { id }, header: ifMatch(version) }, body })),
    onSettled,
  });
  const check = useMutation({ mutationFn: (body: ChecksBody) => ok(client.POST('/api/v1/support-groups/checks', { body })), onSettled });
  const takeBack = useMutation({
    mutationFn: ({ id, checkId, reason }: { id: string; checkId: string; reason: string }) =>
      ok(client.POST('/api/v1/support-groups/{id}/checks/{checkId}/void', { params: { path: { id, checkId } }, body: { reason } })),
    onSettled,
  });
  /** Takes back what was clicked a moment ago: the last check of each. */
  const unclick = async (ids: string[]) => {
    for (const id of ids) {
      const checkId = (await ok(client.GET('/api/v1/support-groups/{id}', path(id)))).checks.find((c) => !c.inError)?.id;
      if (checkId) await takeBack.mutateAsync({ id, checkId, reason: 'Clicked by mistake.' });
    }
  };
  const take = useMutation({ mutationFn: (keys?: string[]) => ok(client.POST('/api/v1/support-groups/library/take', { body: { keys } })), onSettled });
  return { add, change, check, takeBack, unclick, take };
}
