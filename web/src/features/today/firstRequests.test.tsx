import { QueryClient, type QueryKey } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { notesDueQuery } from '@/components/notes/waitingQuery';
import { openFlagsQuery } from '@/components/riskFlags';
import { uncoveredQuery } from './UncoveredSessions';
import { unledQuery } from './UnledCohorts';
import { localDate, ownZone } from '@/format/dates';
import { firstRequests, seatedSince } from './firstRequests';
import { batchesQuery, cohortsQuery, daysQuery, openChargesQuery, peopleQuery, pipelineQuery, seatedQuery, settingsQuery, unclosedQuery } from './todayQueries';

const now = new Date('2026-03-10T15:00:00Z');
const today = localDate(now, ownZone());

// What the queries of each role's day really ask.
const asks = {
  therapist: [daysQuery(today), unclosedQuery, cohortsQuery(['planned']), openFlagsQuery, notesDueQuery('unsigned')],
  intake: [pipelineQuery, seatedQuery(seatedSince(today)), openFlagsQuery, cohortsQuery(['planned', 'running']), unledQuery, uncoveredQuery],
  billing: [openChargesQuery, unclosedQuery, batchesQuery],
  admin: [peopleQuery, settingsQuery, unledQuery, uncoveredQuery],
};

it.each(Object.entries(asks))('asks ahead what the day of %s asks, and nothing else', async (role, queries) => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    const url = new URL(request.url);
    asked.push(decodeURIComponent(url.pathname + url.search));
    return Promise.resolve(Response.json({ items: [], counts: {}, totals: { count: 0 } }));
  });
  const cache = new QueryClient();
  await Promise.all(queries.map(({ queryKey, queryFn }) => cache.fetchQuery({ queryKey: queryKey as QueryKey, queryFn: queryFn as () => Promise<unknown> })));
  expect(asked.sort()).toEqual(firstRequests(role, now).sort());
});
