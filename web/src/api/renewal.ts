import { forget, keep, recall } from '@/storage';

/** What trading the refresh cookie for an access token answered. */
export type Renewal = { status: number; headers: Headers; body: unknown };

/** The addresses that people without a login open. */
export const doors = { signIn: '/sign-in', invitation: '/invitation', setup: '/setup', forgotten: '/forgotten', newPassword: '/new-password' } as const;

// Whether somebody signed in here and has not signed out: nothing secret, only
// so that a first visit asks the server for no login it cannot have.
const mark = 'cohort.signed-in';
export const markSignedIn = () => void keep(mark, 'yes');
export const markSignedOut = () => forget(mark);

/** Whether the server may know a login of this browser; one that keeps no marks
    is asked for every time. */
export function mayBeSignedIn(): boolean {
  const keeps = keep('cohort.keeps', 'yes');
  forget('cohort.keeps');
  return !keeps || recall(mark) !== null;
}

// A page that is left while its renewal is under way never hears the answer, and
// the next page would spend the same cookie again, perhaps too late. So the
// request outlives its page, and the next one gives its answer time to arrive.
const underWay = 'cohort.renewing';
const patience = 2_000;
async function afterTheLast(): Promise<void> {
  const left = Number(recall(underWay)) + patience - Date.now();
  if (left > 0 && left <= patience) await new Promise((done) => setTimeout(done, left));
}

async function trade(): Promise<Renewal> {
  await afterTheLast();
  keep(underWay, String(Date.now()));
  const ask = () => fetch('/api/v1/auth/refresh', { method: 'POST', credentials: 'same-origin', keepalive: true, headers: { Accept: 'application/json' } });
  const response = await ask().catch(ask); // an answer lost on the way is given again
  forget(underWay);
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
