import { afterEach, expect, it, vi } from 'vitest';
import { answerAhead, askAhead } from './ahead';

const get = (path: string) => new Request(new URL(path, location.origin));
const sent: Request[] = [];

function serve() {
  sent.length = 0;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push(new Request(new URL(path, location.origin), init));
    return Promise.resolve(Response.json({ path }));
  });
}

afterEach(() => {
  vi.useRealTimers();
  answerAhead(new Request('http://localhost/x', { method: 'POST' }), ''); // forgets what is left
});

it('hands an answer to the first who asks the same, once, however the address is written', async () => {
  serve();
  askAhead(['/api/v1/sessions?from=2026-03-10T12:00:00.000Z&status=planned,running'], 'mine');
  expect(sent[0]!.headers.get('Authorization')).toBe('Bearer mine');
  const asked = get('/api/v1/sessions?from=2026-03-10T12%3A00%3A00.000Z&status=planned,running');
  expect((await answerAhead(asked, 'mine'))?.status).toBe(200);
  expect(answerAhead(asked, 'mine')).toBeUndefined();
});

it('hands nothing to who has another token', () => {
  serve();
  askAhead(['/api/v1/me'], 'mine');
  expect(answerAhead(get('/api/v1/me'), 'theirs')).toBeUndefined();
});

it('hands out nothing older than a minute', () => {
  serve();
  vi.useFakeTimers();
  askAhead(['/api/v1/me'], 'mine');
  vi.advanceTimersByTime(60_000);
  expect(answerAhead(get('/api/v1/me'), 'mine')).toBeUndefined();
});

it('forgets everything once something is changed', () => {
  serve();
  askAhead(['/api/v1/me', '/api/v1/users'], 'mine');
  expect(answerAhead(new Request('http://localhost/api/v1/clients', { method: 'POST' }), 'mine')).toBeUndefined();
  expect(answerAhead(get('/api/v1/me'), 'mine')).toBeUndefined();
});
