import { problemFrom } from './problem';
import { begunRenewal, markSignedIn, markSignedOut, mayBeSignedIn, renew } from './renewal';

export type Role = 'admin' | 'therapist' | 'intake' | 'billing';
/** `role` is the first of `roles`: the person's own desk. */
export type Person = { id: string; name: string; email: string; role: Role; roles: Role[] };
/** What `GET /me` adds to the person. */
export type Licensed = { licenseStanding: 'none' | 'valid' | 'ending' | 'ended' | 'ahead'; licensedUntil?: string };
/** What signing in answers; with a second factor enrolled only the challenge comes. */
export type SignInAnswer = { accessToken: string; expiresAt: string; user: Person } | { mfaRequired: true; challenge: string };

type State =
  | { status: 'starting' }
  | { status: 'out' }
  | { status: 'in'; user: Person }
  /** The login ended under an open page: the page stays, a dialog asks. */
  | { status: 'expired'; user: Person };

// The access token lives in this closure only: no storage, no global, so a
// script that reads storage finds nothing and a closed tab forgets it.
let accessToken = '';
let state: State = { status: 'starting' };
const listeners = new Set<() => void>();
let refreshing: Promise<boolean> | null = null;
let signingOut: Promise<void> | null = null;
let waiting: Array<(signedIn: boolean) => void> = [];

const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('cohort-login');
tabs?.addEventListener('message', (e) => {
  if (e.data === 'signed-out' && state.status === 'in') expire();
});

function become(next: State) {
  state = next;
  listeners.forEach((tell) => tell());
}

export const currentLogin = () => state;
export const currentToken = () => accessToken;
/** Whose page this is; undefined before and after a login. */
export const currentPerson = () => (state.status === 'in' || state.status === 'expired' ? state.user.id : undefined);
/** The desk that their first page is. */
export const currentDesk = () => (state.status === 'in' || state.status === 'expired' ? state.user.role : undefined);
export function onLoginChange(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

function enter(login: { accessToken: string; user: Person }) {
  accessToken = login.accessToken;
  markSignedIn();
  become({ status: 'in', user: login.user });
  const held = waiting;
  waiting = [];
  held.forEach((go) => go(true));
}

function expire() {
  accessToken = '';
  markSignedOut();
  if (state.status === 'in') become({ status: 'expired', user: state.user });
  else if (state.status === 'starting') become({ status: 'out' });
}

const post = (path: string, body?: unknown) =>
  fetch(`/api/v1/auth/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: body === undefined ? { Accept: 'application/json' } : { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

// A refresh need not say whose login it renewed; after a reload nobody knows.
async function personOf(token: string): Promise<Person> {
  const response = await fetch('/api/v1/me', { headers: { Accept: 'application/json', Authorization: `Bearer ${token}` } });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, body, response.headers);
  return (body as { user: Person }).user;
}

/** Trades the cookie for a new access token. However many callers ask at once,
    one request is sent. False when the login is over; throws when the server
    does not answer, because that says nothing about the login. */
export function refresh(): Promise<boolean> {
  refreshing ??= renewed().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function renewed(): Promise<boolean> {
  const { status, headers, body } = await (begunRenewal() ?? renew());
  if (status === 200) {
    const pair = body as { accessToken: string; user?: Person };
    enter({ accessToken: pair.accessToken, user: pair.user ?? (await personOf(pair.accessToken)) });
    return true;
  }
  if (status === 401 || status === 403) {
    expire();
    return false;
  }
  throw problemFrom(status, body, headers);
}

/** The login of an opened or reloaded page. Asks the server only where somebody
    has signed in, unless that has begun already. */
export async function resume(): Promise<void> {
  if (state.status !== 'starting') return;
  if (!mayBeSignedIn()) return expire();
  await refresh();
}

/** Resolves once the person has signed in again over the open page, or with
    false if they chose to leave. Requests in flight wait on this. */
export function signedInAgain(): Promise<boolean> {
  if (state.status === 'in') return Promise.resolve(true);
  if (state.status !== 'expired') return Promise.resolve(false);
  return new Promise((resolve) => waiting.push(resolve));
}

/** Throws ApiProblem when refused. */
export async function signIn(email: string, password: string): Promise<SignInAnswer> {
  // Marked before the answer: whoever reloads while it is on its way has the
  // cookie already, and is signed in.
  markSignedIn();
  const response = await post('login', { email, password });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    if (state.status !== 'in') markSignedOut();
    throw problemFrom(response.status, body, response.headers);
  }
  const login = body as SignInAnswer;
  if ('accessToken' in login) enter(login);
  return login;
}

/** Ends the login here and in the other tabs, even if the server is away.
    Asked twice, it ends once: a late second answer must not end the next login. */
export function signOut(): Promise<void> {
  signingOut ??= leave().finally(() => {
    signingOut = null;
  });
  return signingOut;
}

async function leave(): Promise<void> {
  if (state.status === 'out') return;
  try {
    await fetch('/api/v1/auth/logout', {
      method: 'POST',
      credentials: 'same-origin',
      headers: accessToken ? { Authorization: `Bearer ${accessToken}` } : {},
    });
  } catch {
    // The cookie stays until it expires; this page forgets the token now.
  }
  accessToken = '';
  markSignedOut();
  const held = waiting;
  waiting = [];
  become({ status: 'out' });
  held.forEach((go) => go(false));
  tabs?.postMessage('signed-out');
}

/** For tests: forgets everything. */
export function resetLogin() {
  accessToken = '';
  state = { status: 'starting' };
  refreshing = null;
  signingOut = null;
  waiting = [];
}
