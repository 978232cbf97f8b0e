import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import type { components } from '@/api/schema';

type S = components['schemas'];
/** Somebody who called, or wants to be called, before there is a referral. */
export type Enquiry = S['Enquiry'];
export type EnquiryBody = S['EnquiryBody'];
export type ContactTry = S['ContactTry'];
export type ContactBody = S['ContactBody'];
/** Where somebody stands on the way to a seat, and what is owed to them. */
export type Standing = S['Standing'];
export type NextStep = NonNullable<Standing['next']>;
/** Whose contact log it is. */
export type Of = { kind: 'enquiries' | 'referrals'; id: string };

const path = (id: string) => ({ params: { path: { id } } });

/** Enquiries that are open, what must be answered first first: at most 200, and
    whether there are more. */
export const enquiriesQuery = queryOptions({
  queryKey: ['enquiries', 'open'],
  queryFn: async () => {
    const { items, nextCursor } = await ok(client.GET('/api/v1/enquiries', { params: { query: { status: 'open', limit: 200 } } }));
    return { items, more: !!nextCursor };
  },
});

/** One enquiry. */
export const enquiryQuery = (id: string) => queryOptions({ queryKey: ['enquiries', 'one', id], queryFn: () => ok(client.GET('/api/v1/enquiries/{id}', path(id))) });

/** Who tried to reach somebody, and how they stand. */
export const contactsQuery = ({ kind, id }: Of) =>
  queryOptions({
    queryKey: [kind, 'contacts', id],
    queryFn: () => (kind === 'enquiries' ? ok(client.GET('/api/v1/enquiries/{id}/contacts', path(id))) : ok(client.GET('/api/v1/referrals/{id}/contacts', path(id)))),
  });

/** What is done to enquiries; they and the board are read anew. */
export function useEnquiryDeeds() {
  const queries = useQueryClient();
  const onSettled = async (shown: Enquiry | undefined) => {
    if (shown) queries.setQueryData(enquiryQuery(shown.id).queryKey, shown);
    await Promise.all([queries.invalidateQueries({ queryKey: ['enquiries'] }), queries.invalidateQueries({ queryKey: ['referrals'] })]);
  };
  return {
    take: useMutation({ mutationFn: (body: EnquiryBody) => ok(client.POST('/api/v1/enquiries', { body })), onSettled }),
    correct: useMutation({ mutationFn: ({ id, version, body }: { id: string; version: number; body: EnquiryBody }) => ok(client.PUT('/api/v1/enquiries/{id}', { params: { path: { id }, header: ifMatch(version) }, body })), onSettled }),
    close: useMutation({ mutationFn: ({ id, ...body }: { id: string; reason: string; note?: string }) => ok(client.POST('/api/v1/enquiries/{id}/close', { ...path(id), body })), onSettled }),
    reopen: useMutation({ mutationFn: ({ id, reason }: { id: string; reason: string }) => ok(client.POST('/api/v1/enquiries/{id}/reopen', { ...path(id), body: { reason } })), onSettled }),
  };
}

/** Taking a try down, and taking one back. */
export function useContactDeeds({ kind, id }: Of) {
  const queries = useQueryClient();
  const onSettled = async () => {
    await Promise.all([queries.invalidateQueries({ queryKey: ['enquiries'] }), queries.invalidateQueries({ queryKey: ['referrals'] })]);
  };
  return {
    log: useMutation({
      mutationFn: (body: ContactBody) => (kind === 'enquiries' ? ok(client.POST('/api/v1/enquiries/{id}/contacts', { ...path(id), body })) : ok(client.POST('/api/v1/referrals/{id}/contacts', { ...path(id), body }))),
      onSettled,
    }),
    takeBack: useMutation({ mutationFn: (t: { id: string; reason: string }) => ok(client.POST('/api/v1/contacts/{id}/take-back', { ...path(t.id), body: { reason: t.reason } })), onSettled }),
  };
}
