import { problemFrom } from './problem';
import { lockDrafts, unlockDrafts } from '@/drafts/drafts';
import { handSeen } from './hand';
import { begunRenewal, markLeaving, markSignedIn, markSignedOut, mayBeSignedIn, renew, tellSignOut } from './renewal';

export type Role = 'admin' | 'therapist' | 'intake' | 'billing';
/** `role` is the first of `roles`: the person's own desk. */
export type Person = { id: string; name: string; email: string; role: Role; roles: Role[] };
/** What `GET /me` adds to the person. */
export type Licensed = { licenseStanding: 'none' | 'valid' | 'ending' | 'ended' | 'ahead'; licensedUntil?: string };
/** What signing in answers; with a second factor enrolled only the challenge comes. */
export type SignInAnswer = SignedIn | FactorAsked;
/** A second factor is asked for; `passkey` are options for the browser. */
export type FactorAsked = { mfaRequired: true; challenge: string; kinds: Array<'passkey' | 'authenticator_app'>; passkey?: string };

/** A login as the server gives it. `draftKey` seals what the person typed. */
type SignedIn = { accessToken: string; user: Person; idleMinutes: number; draftKey: string };

type State = { status: 'starting' } | { status: 'out' } | { status: 'in'; user: Person; idleMinutes: number };

/** Why a page is emptied: its person signed out, nobody's hand was there, the
    login ended for another reason, somebody else signed in here, or the screen is
    handed to somebody. */
export type Ending = 'left' | 'idle' | 'ended' | 'other' | 'handed';
/** Empties the page. `told` is asked until it says that the server was reached. */
type Empty = (why: Ending, told: () => Promise<boolean>, to?: string) => void;

// The access token lives in this closure only: no storage, no global, so a
// script that reads storage finds nothing and a closed tab forgets it.
let accessToken = '';
let state: State = { status: 'starting' };
const listeners = new Set<() => void>();
let refreshing: Promise<boolean> | null = null;
let empty: Empty = () => undefined;

const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('cohort-login');
tabs?.addEventListener('message', (e: MessageEvent<Ending>) => end(e.data, reached));

/** What empties this page when its login is over, whoever ended it. */
export function whenLoginEnds(does: Empty) {
  empty = does;
}

function become(next: State) {
  state = next;
  listeners.forEach((tell) => tell());
}

export const currentLogin = () => state;
export const currentToken = () => accessToken;
/** Whose page this is; undefined before and after a login. */
export const currentPerson = () => (state.status === 'in' ? state.user.id : undefined);
/** The desk that their first page is. */
export const currentDesk = () => (state.status === 'in' ? state.user.role : undefined);
export function onLoginChange(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

async function enter(login: SignedIn) {
  if (state.status === 'in' && state.user.id !== login.user.id) {
    return end('other', reached);
  }
  accessToken = login.accessToken;
  markSignedIn();
  await unlockDrafts(login.draftKey);
  if (accessToken === login.accessToken) become({ status: 'in', user: login.user, idleMinutes: login.idleMinutes });
}

const reached = () =>
  fetch('/api/v1/auth/methods', { cache: 'no-store', signal: AbortSignal.timeout(10_000) }).then(
    () => true,
    () => false,
  );

/** The login is over: nothing of it is kept, and no page stays behind it. */
function end(why: Ending, told: () => Promise<boolean>, to?: string) {
  const was = state.status;
  if (was === 'out') return;
  accessToken = '';
  if (why !== 'other') markSignedOut(); // who signed in here is
  become({ status: 'out' });
  if (was !== 'in') return;
  void lockDrafts(why === 'left');
  empty(why, told, to);
}

/** Nobody's hand was at any page for as long as the practice allows. Saying so
    ends the login on the server too; where it cannot be said, the server ends it
    by its own clock. */
export function stopIdle() {
  if (state.status !== 'in') return;
  const told = async () => {
    try {
      return (await renew()).status !== 200 || (await tellSignOut()); // 200: the server lets pages stand for longer by now
    } catch {
      return false;
    }
  };
  tabs?.postMessage('idle' satisfies Ending);
  end('idle', told);
}

const post = (path: string, body: unknown) =>
  fetch(`/api/v1/auth/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
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
    const pair = body as Omit<SignedIn, 'user'> & { user?: Person };
    await enter({ ...pair, user: pair.user ?? (await personOf(pair.accessToken)) });
    return state.status === 'in';
  }
  if (status === 401 || status === 403) {
    if (state.status === 'in') tabs?.postMessage('ended' satisfies Ending);
    end('ended', reached);
    return false;
  }
  throw problemFrom(status, body, headers);
}

/** The login of an opened or reloaded page. Asks the server only where somebody
    has signed in, unless that has begun already. */
export async function resume(): Promise<void> {
  if (state.status !== 'starting') return;
  if (!mayBeSignedIn()) return become({ status: 'out' });
  await refresh();
}

/** Signs in with a password. Throws ApiProblem when refused. */
export const signIn = (email: string, password: string) => enterBy('login', { email, password });

/** Signs in by one of the ways that there are: a password, a one-time link, what
    else one has. Throws ApiProblem when refused. */
export async function enterBy(path: string, sent: unknown): Promise<SignInAnswer> {
  // Marked before the answer: whoever reloads while it is on its way has the
  // cookie already, and is signed in.
  markSignedIn();
  handSeen();
  const response = await post(path, sent);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    if (state.status !== 'in') markSignedOut();
    throw problemFrom(response.status, body, response.headers);
  }
  const login = body as SignInAnswer;
  if ('accessToken' in login) await enter(login);
  else if (state.status !== 'in') markSignedOut();
  return login;
}

/** Ends the login here and in the other tabs, even if the server is away: until
    it has heard of it, no page comes back in. */
export const signOut = () => leave('left');

/** The same before the screen is handed to somebody, for whom another page opens:
    what was typed is kept for its person. */
export const handOver = (to: string) => leave('handed', to);

function leave(why: Ending, to?: string) {
  if (state.status !== 'in') return;
  const token = accessToken;
  markLeaving();
  tabs?.postMessage(why);
  end(why, () => tellSignOut(token), to);
}

/** For tests: forgets everything. */
export function resetLogin() {
  accessToken = '';
  state = { status: 'starting' };
  refreshing = null;
  empty = () => undefined;
}
