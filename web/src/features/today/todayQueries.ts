import { queryOptions, useQuery } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type DatedSession = Schemas['DatedSession'];
export type CohortCard = Schemas['CohortCard'];
export type Referral = Schemas['Referral'];
export type Session = Schemas['SessionAnswer'];
export type Person = Schemas['UserAnswer'];

const day = 86_400_000;

/** The sessions of the last six weeks and of the week ahead: today, this week,
    and what was never closed. */
export const daysQuery = (today: string) =>
  queryOptions({
    queryKey: ['days', today],
    queryFn: async () => {
      const noon = Date.parse(`${today}T12:00:00Z`);
      const span = { from: new Date(noon - 42 * day).toISOString(), to: new Date(noon + 9 * day).toISOString() };
      const found: DatedSession[] = [];
      let cursor: string | undefined;
      do {
        const page = await ok(client.GET('/api/v1/sessions', { params: { query: { ...span, limit: 200, cursor } } }));
        found.push(...(page.items ?? []));
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
    queryFn: async () => (await ok(client.GET('/api/v1/cohorts/{id}/attendance', { params: { path: { id: cohortId } } }))).items ?? [],
    enabled,
  });

export const cohortsQuery = (status: string) =>
  queryOptions({
    queryKey: ['cohorts', 'list', 'today', status],
    queryFn: async () => (await ok(client.GET('/api/v1/cohorts', { params: { query: { status, limit: 200 } } }))).items ?? [],
  });

export const countsQuery = queryOptions({
  queryKey: ['referrals', 'counts'],
  queryFn: async () => (await ok(client.GET('/api/v1/referrals/counts'))) as Record<string, unknown>,
});

/** Referrals that wait for an answer, the nearest limit first. */
export const openReferralsQuery = queryOptions({
  queryKey: ['referrals', 'today'],
  queryFn: async () => (await ok(client.GET('/api/v1/referrals', { params: { query: { status: ['received,triaged'], limit: 8 } } }))).items ?? [],
});

export const readyQuery = queryOptions({
  queryKey: ['charges', 'today'],
  queryFn: () => ok(client.GET('/api/v1/charges', { params: { query: { exported: 'false', totals: true, limit: 1 } } })),
});

export const batchesQuery = queryOptions({
  queryKey: ['exports', 'today'],
  queryFn: async () => (await ok(client.GET('/api/v1/exports', { params: { query: { limit: 5 } } }))).items ?? [],
});

export const peopleQuery = queryOptions({
  queryKey: ['users', 'today'],
  queryFn: async () => (await ok(client.GET('/api/v1/users'))).items ?? [],
});

export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: () => ok(client.GET('/api/v1/settings')) });
