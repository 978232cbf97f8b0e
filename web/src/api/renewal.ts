import { forget, keep, recall } from '@/storage';
import { idleFor } from './hand';

/** What trading the refresh cookie for an access token answered. */
export type Renewal = { status: number; headers: Headers; body: unknown };

/** The addresses that people without a login open. */
export const doors = { signIn: '/sign-in', provider: '/sign-in/provider', invitation: '/invitation', setup: '/setup', forgotten: '/forgotten', newPassword: '/new-password', answer: '/answer' } as const;

// Whether somebody signed in here and has not signed out: nothing secret, only
// so that a first visit asks the server for no login it cannot have.
const mark = 'cohort.signed-in';
export function markSignedIn() {
  forget(leaving); // the server ends the login that was there before
  keep(mark, 'yes');
}
export const markSignedOut = () => forget(mark);

// A sign-out that the server has not heard of yet. Until it has, nothing comes
// back in by the cookie, which only the server can take away.
const leaving = 'cohort.signing-out';
export const markLeaving = () => void keep(leaving, 'yes');
export const isLeaving = () => recall(leaving) !== null;

/** Tells the server that the person signs out; false when it did not hear it, or
    could not do it. */
export async function tellSignOut(token = ''): Promise<boolean> {
  const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  const answer = await fetch('/api/v1/auth/logout', { method: 'POST', credentials: 'same-origin', keepalive: true, headers, signal: AbortSignal.timeout(10_000) }).catch(() => null);
  const done = answer?.status === 204 || answer?.status === 401; // ended before is ended
  if (done) forget(leaving);
  return done;
}

/** Whether the server may know a login of this browser; one that keeps no marks
    is asked for every time. */
export function mayBeSignedIn(): boolean {
  if (isLeaving()) return false;
  const keeps = keep('cohort.keeps', 'yes');
  forget('cohort.keeps');
  return !keeps || recall(mark) !== null;
}

async function trade(): Promise<Renewal> {
  const idleSeconds = Math.min(Math.floor(idleFor() / 1000), 86_400);
  const ask = () =>
    fetch('/api/v1/auth/refresh', {
      method: 'POST',
      credentials: 'same-origin',
      keepalive: true, // the next page gets the same answer if this one is left
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify({ idleSeconds }),
    });
  const response = await ask().catch(ask); // an answer lost on the way is given again
  return { status: response.status, headers: response.headers, body: await response.json().catch(() => null) };
}

/** Trades the refresh cookie. It rotates, and one that was spent more than some
    seconds ago ends the whole family, so tabs take turns by the browser's lock. */
export const renew = async (): Promise<Renewal> => ('locks' in navigator ? await navigator.locks.request('cohort-refresh', trade) : trade());

let begun: Promise<Renewal> | null = null;

/** Begins to renew the login of the page that opens, while its scripts are still
    on their way; `begunRenewal` hands the answer on. */
export function beginRenewal(path: string): Promise<Renewal> | null {
  if ((Object.values(doors) as string[]).includes(path) || !mayBeSignedIn()) return null;
  begun = renew();
  return begun;
}

/** What was begun as the page opened: once, then null. */
export function begunRenewal(): Promise<Renewal> | null {
  const taken = begun;
  begun = null;
  return taken;
}
