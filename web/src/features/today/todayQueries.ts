import { queryOptions, useQuery } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';
import { daysAround } from './firstRequests';

type Schemas = components['schemas'];
export type DatedSession = Schemas['DatedSession'];
export type CohortCard = Schemas['CohortCard'];
export type Referral = Schemas['Referral'];
export type Session = Schemas['SessionAnswer'];
export type UnclosedSession = Schemas['UnclosedSession'];
export type Batch = Schemas['Export'];
export type Person = Schemas['UserAnswer'];

/** The sessions of the last week and of the week ahead: today and this week. */
export const daysQuery = (today: string) =>
  queryOptions({
    queryKey: ['days', today],
    queryFn: async () => {
      const span = daysAround(today);
      const found: DatedSession[] = [];
      let cursor: string | undefined;
      do {
        const page = await ok(client.GET('/api/v1/sessions', { params: { query: { ...span, limit: 200, cursor } } }));
        found.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return found;
    },
  });

/** One session in full, for what to know before it. The same copy that the
    session's page opens with. */
export const useSession = (id: string | undefined) =>
  useQuery({
    queryKey: ['sessions', id],
    queryFn: () => ok(client.GET('/api/v1/sessions/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: Boolean(id),
  });

export const useMarks = (cohortId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['cohorts', cohortId, 'attendance'],
    queryFn: async () => (await ok(client.GET('/api/v1/cohorts/{id}/attendance', { params: { path: { id: cohortId } } }))).items,
    enabled,
  });

export const cohortsQuery = (status: CohortCard['status'][]) =>
  queryOptions({
    queryKey: ['cohorts', 'list', 'today', status],
    queryFn: async () => (await ok(client.GET('/api/v1/cohorts', { params: { query: { status, limit: 200 } } }))).items,
  });

const referrals = async (status: Referral['status'][], since?: string) => (await ok(client.GET('/api/v1/referrals', { params: { query: { status, since, limit: 200 } } }))).items;

/** Referrals that are under way, the nearest limit first; the board asks the same. */
export const pipelineQuery = queryOptions({
  queryKey: ['referrals', 'board'],
  queryFn: () => referrals(['received', 'triaged', 'accepted', 'waitlisted']),
});

/** Who was given a seat on a day or later. */
export const seatedQuery = (since: string) => queryOptions({ queryKey: ['referrals', 'placed', since], queryFn: () => referrals(['placed'], since) });

/** What the next export would take. `charges` holds all of them only when `complete`. */
export type Open = { totals: Schemas['ChargeTotals']; charges: Schemas['Charge'][]; complete: boolean };

const mostPages = 5;

/** Reads the open charges to break them down; past a thousand only the totals are known. */
async function readOpen(): Promise<Open> {
  const found: Open['charges'] = [];
  let totals: Open['totals'] | undefined;
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const query = { exported: 'false' as const, limit: 200, cursor, totals: page === 0 };
    const answer = await ok(client.GET('/api/v1/charges', { params: { query } }));
    totals ??= answer.totals;
    found.push(...answer.items);
    cursor = answer.nextCursor;
    if (!cursor) break;
  }
  if (!totals) throw new Error('The server did not add up the charges.');
  return { totals, charges: found, complete: !cursor };
}

export const openChargesQuery = queryOptions({ queryKey: ['charges', 'open'], queryFn: readOpen, staleTime: 60_000 });

/** Sessions that have begun and are not closed, oldest first. */
export const unclosedQuery = queryOptions({
  queryKey: ['days', 'unclosed'],
  queryFn: async () => {
    const found: UnclosedSession[] = [];
    let cursor: string | undefined;
    do {
      const page = await ok(client.GET('/api/v1/sessions/unclosed', { params: { query: { limit: 200, cursor } } }));
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return found;
  },
});

export const batchesQuery = queryOptions({
  queryKey: ['exports', 'today'],
  queryFn: async () => (await ok(client.GET('/api/v1/exports', { params: { query: { limit: 5 } } }))).items,
});

export const peopleQuery = queryOptions({
  queryKey: ['users', 'today'],
  queryFn: async () => (await ok(client.GET('/api/v1/users'))).items,
});

/** Whose people need a second factor. */
export const secondFactorQuery = queryOptions({ queryKey: ['settings', 'second-factor'], queryFn: () => ok(client.GET('/api/v1/settings/second-factor')) });
export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: () => ok(client.GET('/api/v1/settings')) });
