import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { meQuery } from '@/api/me';
import { openFlagsQuery, useFlagged } from './riskFlags';
import { SeatRing } from './SeatRing';

afterEach(cleanup);

let asked: string[] = [];

const flag = (id: string, clientId: string, raisedAt: string) => ({ id, clientId, raisedAt });
// As the server pages them: oldest first, the last page without a cursor.
const pages: Record<string, unknown> = {
  '': { items: [flag('1', 'ben', '2026-03-01T09:00:00Z'), flag('2', 'ida', '2026-03-10T09:00:00Z')], nextCursor: 'next' },
  next: { items: [flag('3', 'ben', '2026-03-10T09:00:00.5Z')] },
};

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (request: Request) => {
    const url = new URL(request.url);
    asked.push(url.pathname);
    return Promise.resolve(Response.json(pages[url.searchParams.get('cursor') ?? '']));
  });
});

it('has every open flag, the oldest first', async () => {
  const flags = await new QueryClient().fetchQuery(openFlagsQuery);
  expect(flags.map((f) => f.id)).toEqual(['1', '2', '3']);
});

function Seats() {
  const flagged = useFlagged();
  return <SeatRing taken={3} capacity={6} minimum={3} flagged={['ben', 'ana', 'ida'].map((id) => flagged.has(id))} />;
}

function drawFor(actions: string[]) {
  const cache = new QueryClient();
  cache.setQueryDefaults(meQuery.queryKey, { staleTime: Infinity });
  cache.setQueryData(meQuery.queryKey, { actions, own: [] } as never);
  const { container } = render(
    <QueryClientProvider client={cache}>
      <Seats />
    </QueryClientProvider>,
  );
  return { cache, container };
}

it('marks the seats of clients with an open flag for those who may see flags', async () => {
  const { container } = drawFor(['risk_flags.read']);
  await waitFor(() => expect(screen.getByRole('img').getAttribute('aria-label')).toContain('2 with an open risk flag'));
  expect([...container.querySelectorAll('title')].map((t) => t.textContent)).toEqual(['Open risk flag', 'Open risk flag']);
});

it('neither asks for flags nor marks a seat for those who may not', () => {
  const { cache, container } = drawFor(['cohorts.read']);
  expect(asked).toEqual([]);
  expect(cache.isFetching()).toBe(0);
  expect(container.querySelector('title')).toBeNull();
  expect(screen.getByRole('img').getAttribute('aria-label')).not.toContain('flag');
});
