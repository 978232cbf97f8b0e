import { enterBy, type SignInAnswer } from '@/api/login';
import { markSignedIn, mayBeSignedIn } from '@/api/renewal';
import { problemFrom } from '@/api/problem';

/** What came of an answer of the identity provider. */
export type Answered = SignInAnswer & { connected?: boolean; confirmed?: boolean };

/** Where the identity provider asks who somebody is that is not signed in. */
export async function askElsewhere(): Promise<string> {
  const response = await fetch('/api/v1/auth/provider-sign-ins', { method: 'POST', headers: { Accept: 'application/json' } });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, body, response.headers);
  return (body as { address: string }).address;
}

let brought: Promise<Answered> | undefined;

/** Brings back what stands in the address that the provider sent the browser to,
    once, and takes it off the address bar, so that it stays in no history. What
    the provider says of an error is not looked at. */
export function bringBack(): Promise<Answered | undefined> {
  const said = new URLSearchParams(location.search);
  const [state, code] = [said.get('state'), said.get('code')];
  if (location.search) history.replaceState(history.state, '', location.pathname);
  if (state && code) brought = bring({ state, code });
  return brought ?? Promise.resolve(undefined);
}

async function bring(answer: { state: string; code: string }): Promise<Answered> {
  const wasIn = mayBeSignedIn(); // who connects or confirms stays signed in, whatever comes of it
  try {
    return (await enterBy('provider', answer)) as Answered;
  } finally {
    if (wasIn) markSignedIn();
  }
}

const wantedKey = 'cohort.wanted';

/** Keeps where one wanted to be, in this tab, until one is back. */
export function keepWanted(address: string) {
  try {
    sessionStorage.setItem(wantedKey, address);
  } catch {
    // Then one begins at the first page.
  }
}

/** Where one wanted to be, once: an address of this app, or its first page. */
export function takeWanted(): string {
  try {
    const to = sessionStorage.getItem(wantedKey) ?? '/';
    sessionStorage.removeItem(wantedKey);
    return /^\/(?![/\\])/.test(to) ? to : '/';
  } catch {
    return '/';
  }
}

const confirmations = () => new BroadcastChannel('cohort-provider');

/** Tells the page that had asked, from the window in which the provider did. */
export function tellConfirmed() {
  const channel = confirmations();
  channel.postMessage('confirmed');
  channel.close();
}

/** Hears it. */
export function onConfirmed(hear: () => void): () => void {
  const channel = confirmations();
  channel.addEventListener('message', hear);
  return () => channel.close();
}
