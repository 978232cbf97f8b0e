import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, ok } from '@/api/client';
import type { components } from '@/api/schema';
import { setBadge } from '@/app/badges';
import { awaitsAnswer } from '@/components/ageing';

type Schemas = components['schemas'];
/** Somebody's request that the practice see a client. */
export type Referral = Schemas['Referral'];
export type ReferralBody = Schemas['ReferralBody'];
export type ReferralChange = Schemas['ReferralChange'];
export type SuitabilityBody = Schemas['Factors'];
export type Suitability = Schemas['Suitability'];

/** The statuses that the board shows as work, in its order. */
export const openStatuses: Referral['status'][] = ['received', 'triaged', 'accepted', 'waitlisted'];

const list = (status: Referral['status'][], since?: string) => ok(client.GET('/api/v1/referrals', { params: { query: { status, since, limit: 200 } } }));

/** How many wait for an answer: what the badge counts. */
export const unansweredIn = (referrals: Referral[]) => referrals.filter((r) => awaitsAnswer(r.status)).length;

/** What is under way, what must be answered first first: at most 200. */
export const boardQuery = queryOptions({
  queryKey: ['referrals', 'board'],
  queryFn: async () => {
    const { items } = await list(openStatuses);
    setBadge('/referrals', unansweredIn(items));
    return items;
  },
});

/** Who was given a seat on a day or later. */
export const placedQuery = (since: string) =>
  queryOptions({
    queryKey: ['referrals', 'placed', since],
    queryFn: async () => (await list(['placed'], since)).items,
  });

/** How many there are of each status, of those received on a day or later. */
export const countsQuery = (receivedFrom?: string) =>
  queryOptions({
    queryKey: ['referrals', 'counts', receivedFrom ?? ''],
    queryFn: () => ok(client.GET('/api/v1/referrals/counts', { params: { query: { receivedFrom } } })),
  });

/** One referral with its reason and history. */
export const referralQuery = (id: string) =>
  queryOptions({
    queryKey: ['referrals', 'one', id],
    queryFn: () => ok(client.GET('/api/v1/referrals/{id}', { params: { path: { id } } })),
  });

/** A client's referrals that are under way. */
export const openReferralsQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['referrals', 'open', clientId],
    queryFn: async () => (await ok(client.GET('/api/v1/referrals', { params: { query: { status: openStatuses, clientId, limit: 20 } } }))).items,
  });

export function useCreateReferral() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ReferralBody) => ok(client.POST('/api/v1/referrals', { body })),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: ['referrals'] }), queries.invalidateQueries({ queryKey: ['clients'] })]),
  });
}

function useShown(id: string) {
  const queries = useQueryClient();
  return (referral: Referral) => {
    queries.setQueryData(referralQuery(id).queryKey, referral);
    // The board is read again wherever one is: the badge counts what it holds.
    void queries.invalidateQueries({ queryKey: ['referrals'], predicate: (q) => q.queryKey[1] !== 'one', refetchType: 'all' });
  };
}

/** Corrects a referral. 412 when somebody else did first. */
export function useChangeReferral(id: string) {
  const show = useShown(id);
  return useMutation({
    mutationFn: ({ version, body }: { version: number; body: ReferralChange }) =>
      ok(client.PATCH('/api/v1/referrals/{id}', { params: { path: { id }, header: ifMatch(version) }, body })),
    onSuccess: show,
  });
}

/** One step: what is done to the referral, and with what words. */
export type Step =
  | { step: 'triage'; body: Schemas['TriageBody'] }
  | { step: 'accept' }
  | { step: 'decline'; body: Schemas['DeclineBody'] }
  | { step: 'redirect'; body: Schemas['RedirectBody'] }
  | { step: 'undo'; body: Schemas['UndoBody'] };

const path = (id: string) => ({ params: { path: { id } } });

async function take(id: string, s: Step): Promise<Referral> {
  switch (s.step) {
    case 'triage':
      return ok(client.POST('/api/v1/referrals/{id}/triage', { ...path(id), body: s.body }));
    case 'accept':
      return ok(client.POST('/api/v1/referrals/{id}/accept', path(id)));
    case 'decline':
      return ok(client.POST('/api/v1/referrals/{id}/decline', { ...path(id), body: s.body }));
    case 'redirect':
      return ok(client.POST('/api/v1/referrals/{id}/redirect', { ...path(id), body: s.body }));
    case 'undo':
      return ok(client.POST('/api/v1/referrals/{id}/undo', { ...path(id), body: s.body }));
  }
}

/** Takes a referral one step. 409 `referral_state` when somebody moved it first. */
export function useStep(id: string) {
  const show = useShown(id);
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (s: Step) => take(id, s),
    onSuccess: (referral) => {
      show(referral);
      // Who is declined waits nowhere; undone, they do again.
      for (const key of ['waitlist', 'cohorts', 'clients']) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: () => queries.invalidateQueries({ queryKey: ['referrals', 'one', id] }),
  });
}

/** Whether a group fits, as last judged. Ask only for a referral that says that
    it was: asking for what is not there is put down as a refusal. */
export const suitabilityQuery = (id: string) =>
  queryOptions({
    queryKey: ['referrals', 'suitability', id],
    queryFn: () => ok(client.GET('/api/v1/referrals/{id}/suitability', path(id))),
  });

export function useJudge(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: SuitabilityBody) => ok(client.POST('/api/v1/referrals/{id}/suitability', { ...path(id), body })),
    onSuccess: (judged) => {
      queries.setQueryData(suitabilityQuery(id).queryKey, judged);
      queries.setQueryData(referralQuery(id).queryKey, (r) => r && { ...r, interviewedAt: judged.assessedAt });
    },
  });
}
