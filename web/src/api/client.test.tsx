import { beforeEach, describe, expect, it, vi } from 'vitest';
import { apiFetch, authorizedFetch, ifMatch, ok } from './client';
import { isLeaving } from './renewal';
import { currentPerson, currentLogin, currentToken, refresh, resetLogin, resume, signIn, signOut, stopIdle, whenLoginEnds } from './login';

const user = { id: '1', name: 'Maya', email: 'maya@example.org', role: 'therapist' };
const login = (accessToken: string) => Response.json({ accessToken, expiresAt: '2026-03-10T10:00:00Z', user, idleMinutes: 15, draftKey: '' });
const denied = () => Response.json({ title: 'Signed out', status: 401, code: 'signed_out' }, { status: 401 });

/** A server whose access tokens can be revoked. */
function serve() {
  const state = { valid: 'first', next: 'second', refreshes: 0, family: true, names: true, person: user, bodies: [] as string[] };
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const path = new URL(typeof input === 'string' ? input : input.url, 'http://localhost').pathname;
    if (path.endsWith('/auth/login')) return login((state.valid = 'again'));
    if (path.endsWith('/auth/logout')) return new Response(null, { status: 204 });
    if (path.endsWith('/auth/refresh')) {
      state.refreshes++;
      await new Promise((done) => setTimeout(done, 5));
      if (!state.family) return denied();
      state.valid = state.next;
      return Response.json({ accessToken: state.valid, idleMinutes: 15, draftKey: '', ...(state.names ? { user: state.person } : {}) });
    }
    if (path.endsWith('/me')) return Response.json({ user: state.person, actions: [] });
    const request = input as Request;
    if (request.headers.get('Authorization') !== `Bearer ${state.valid}`) return denied();
    state.bodies.push(await request.text());
    return Response.json({ fine: true });
  });
  return state;
}

const ask = (body?: string) => authorizedFetch(new Request('http://localhost/api/v1/x', body ? { method: 'POST', body } : undefined));

let server: ReturnType<typeof serve>;
beforeEach(async () => {
  localStorage.clear();
  resetLogin();
  server = serve();
  server.next = 'first';
  await refresh();
  server.refreshes = 0;
  server.next = 'second';
});

describe('a request with an expired access token', () => {
  it('is sent again with its body after one refresh', async () => {
    server.valid = 'other';
    expect((await ask('note')).status).toBe(200);
    expect(server).toMatchObject({ refreshes: 1, bodies: ['note'] });
  });

  it('shares that refresh with all others under way', async () => {
    server.valid = 'other';
    const answers = await Promise.all([ask(), ask(), ask('a'), ask('b')]);
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200]);
    expect(server.refreshes).toBe(1);
    expect(currentToken()).toBe('second');
  });

  it('is tried once more only', async () => {
    server.valid = 'other';
    server.next = 'second';
    const original = globalThis.fetch;
    vi.stubGlobal('fetch', (input: Request | string) => (typeof input === 'string' ? original(input) : Promise.resolve(denied())));
    expect((await ask()).status).toBe(401);
    expect(server.refreshes).toBe(1);
  });
});

/** What empties the page, as the page has it. */
function emptied() {
  const ends: Array<{ why: string; told: () => Promise<boolean> }> = [];
  whenLoginEnds((why, told) => void ends.push({ why, told }));
  return ends;
}

describe('a login that is over', () => {
  it('takes the page along, and the request fails', async () => {
    const ends = emptied();
    server.valid = 'other';
    server.family = false;
    expect((await ask('unsaved note')).status).toBe(401);
    expect(ends.map((e) => e.why)).toEqual(['ended']);
    expect(currentLogin().status).toBe('out');
    expect(currentToken()).toBe('');
  });

  it('empties a page once', () => {
    const ends = emptied();
    signOut();
    signOut();
    stopIdle();
    expect(ends.map((e) => e.why)).toEqual(['left']);
  });
});

describe('signing out', () => {
  it('is kept until the server has heard of it, and nobody comes back in meanwhile', async () => {
    const ends = emptied();
    const original = globalThis.fetch;
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    signOut();
    expect(await ends[0]!.told()).toBe(false);
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 503 })));
    expect(await ends[0]!.told()).toBe(false);
    vi.stubGlobal('fetch', original);
    resetLogin(); // the page is loaded anew
    await resume();
    expect(currentLogin().status).toBe('out');
    expect(server.refreshes).toBe(0);
    expect(await ends[0]!.told()).toBe(true);
    expect(isLeaving()).toBe(false);
  });

  it('that is under way ends with signing in anew', async () => {
    signOut();
    expect(isLeaving()).toBe(true);
    await signIn('maya@example.org', 'long enough a password');
    expect(isLeaving()).toBe(false);
    expect(currentLogin().status).toBe('in');
  });
});

it('says at an idle stop for how long nobody was there', async () => {
  const ends = emptied();
  const said: unknown[] = [];
  vi.stubGlobal('fetch', (_: string, init?: RequestInit) => {
    said.push(JSON.parse(String(init?.body)));
    return Promise.resolve(denied());
  });
  stopIdle();
  expect(ends.map((e) => e.why)).toEqual(['idle']);
  expect(await ends[0]!.told()).toBe(true);
  expect(said).toEqual([{ idleSeconds: 0 }]);
});

it('never repeats a request as somebody else who signed in meanwhile', async () => {
  const ends = emptied();
  server.valid = 'other';
  server.person = { ...user, id: '2' };
  expect((await ask('mine')).status).toBe(401);
  expect(server.bodies).toEqual([]);
  expect(ends.map((e) => e.why)).toEqual(['other']);
  expect(currentPerson()).toBeUndefined();
});

it('asks who it is when a refresh does not say', async () => {
  resetLogin();
  server.names = false;
  expect(await refresh()).toBe(true);
  expect(currentPerson()).toBe('1');
});

it('does not take a server that is away for a login that is over', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('bad gateway', { status: 502 })));
  await expect(refresh()).rejects.toMatchObject({ status: 502 });
  expect(currentLogin().status).toBe('in');
});

it('keeps the access token out of every storage', () => {
  expect(currentToken()).toBe('first');
  expect(JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie).not.toContain('first');
});

it('throws a problem for a refusal and hands on what was asked for', async () => {
  const refused = Promise.resolve({ error: { code: 'cohort_full', title: 'Full' }, response: new Response(null, { status: 409 }) });
  await expect(ok(refused)).rejects.toMatchObject({ status: 409, code: 'cohort_full' });
  await expect(ok(Promise.resolve({ data: { id: '1' }, response: new Response() }))).resolves.toEqual({ id: '1' });
  await expect(ok(Promise.reject(new TypeError('Failed to fetch')))).rejects.toMatchObject({ status: 0 });
});

it('quotes the version for If-Match', () => expect(ifMatch(3)).toEqual({ 'If-Match': '"3"' }));

describe('a page that opens', () => {
  it('asks for the login where somebody signed in', async () => {
    resetLogin();
    await resume();
    expect(currentLogin().status).toBe('in');
    expect(server.refreshes).toBe(1);
  });

  it('asks for the login whose answer was still on its way when the page was reloaded', async () => {
    signOut();
    void signIn('maya@example.org', 'long enough a password');
    resetLogin();
    await resume();
    expect(server.refreshes).toBe(1);
  });

  it('asks for none after a password that was refused', async () => {
    signOut();
    vi.stubGlobal('fetch', () => Promise.resolve(denied()));
    await expect(signIn('maya@example.org', 'wrong')).rejects.toMatchObject({ status: 401 });
    resetLogin();
    await resume();
    expect(currentLogin().status).toBe('out');
  });

  it('asks for none where somebody signed out', async () => {
    signOut();
    resetLogin();
    await resume();
    expect(currentLogin().status).toBe('out');
    expect(server.refreshes).toBe(0);
  });
});

describe('a change', () => {
  const post = () => apiFetch(new Request('http://localhost/api/v1/clients', { method: 'POST', body: '{"firstName":"Ana"}' }));
  const keys: (string | null)[] = [];
  const answering = (answer: () => Promise<Response>) =>
    vi.stubGlobal('fetch', (request: Request) => {
      keys.push(request.headers.get('Idempotency-Key'));
      return answer();
    });

  it.each([
    ['no answer', () => Promise.reject(new TypeError('failed to fetch')), 0],
    ['an answer of somebody in between', () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })), 502],
  ])('with %s is said to be not known, and goes with the same key again', async (_, answer, status) => {
    keys.length = 0;
    answering(answer);
    await expect(post()).rejects.toMatchObject({ status, code: 'outcome_unknown', message: expect.stringContaining('may have been saved') });
    answering(() => Promise.resolve(Response.json({ id: '1' }, { status: 201 })));
    await post();
    await post();
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('whose outcome the server does not know is said in plain words', async () => {
    const answer = Response.json({ code: 'outcome_unknown', detail: 'with the same Idempotency-Key' }, { status: 503, headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '2' } });
    await expect(ok(Promise.resolve({ response: answer, error: await answer.clone().json() }))).rejects.toMatchObject({
      code: 'outcome_unknown',
      message: 'It may have been saved, or not: the answer was lost. Try again to find out; nothing is saved twice.',
      retryAfter: 2,
    });
  });
});
