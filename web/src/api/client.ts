import createClient from 'openapi-fetch';
import { answerAhead } from './ahead';
import { asksForConfirmation, confirmedAgain } from './confirmation';
import { intentOf, takesKey } from './intent';
import { asProblem, notKnown, problemFrom } from './problem';
import type { paths } from './schema';
import { currentPerson, currentToken, refresh } from './login';

function withToken(request: Request): Request {
  const token = currentToken();
  if (!token) return request;
  const headers = new Headers(request.headers);
  headers.set('Authorization', `Bearer ${token}`);
  return new Request(request, { headers });
}

/** fetch with the access token, for who proved lately enough who they are: else
    the request waits until they have done it again over the page. */
export async function authorizedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await signedInFetch(request);
  if (!(await asksForConfirmation(response))) return response;
  return (await confirmedAgain()) ? signedInFetch(again) : response;
}

/** A 401 is answered by one refresh, shared by all who wait, and one more try.
    If the login is over, so is the page: what was typed is kept as a draft. */
async function signedInFetch(request: Request): Promise<Response> {
  const spare = request.clone();
  const sent = currentToken();
  const who = currentPerson();
  const response = await (answerAhead(request, sent) ?? fetch(withToken(request)));
  if (response.status !== 401) return response;
  // Somebody may have refreshed while this one was under way.
  const again = (sent !== '' && currentToken() !== sent && currentToken() !== '') || (await refresh());
  // Another tab may have signed in as somebody else: never act as them.
  return again && currentPerson() === who ? fetch(withToken(spare)) : response;
}

async function keyedFetch(request: Request): Promise<Response> {
  if (!takesKey(request.method, new URL(request.url).pathname)) return authorizedFetch(request);
  const intent = intentOf(request.method, request.url, await request.clone().text());
  const headers = new Headers(request.headers);
  headers.set('Idempotency-Key', intent.key);
  let status = 0;
  try {
    const response = await authorizedFetch(new Request(request, { headers }));
    status = response.status;
    return response;
  } finally {
    intent.settle(status);
  }
}

/** authorizedFetch for the whole API: each intent is sent with its key, and when
    nobody knows what became of a change, that is said. */
export async function apiFetch(request: Request): Promise<Response> {
  if (request.method === 'GET') return authorizedFetch(request);
  try {
    const response = await keyedFetch(request);
    if (response.status >= 500 && !isProblem(response)) throw notKnown(response.status); // somebody in between answered
    return response;
  } catch (thrown) {
    throw thrown instanceof TypeError ? notKnown(0) : thrown;
  }
}

const isProblem = (response: Response) => response.headers.get('Content-Type')?.startsWith('application/problem+json') ?? false;

/** Typed calls by path: `client.GET('/api/v1/cohorts', …)`. Wrap each in `ok`. */
export const client = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? 'http://localhost' : location.origin,
  fetch: apiFetch,
  headers: { Accept: 'application/json' },
  // Lists in an address are one text with commas.
  querySerializer: { array: { style: 'form', explode: false } },
});

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The answer's body, or a thrown ApiProblem. */
export async function ok<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (thrown) {
    throw asProblem(thrown);
  }
  if (!answer.response.ok) throw problemFrom(answer.response.status, answer.error, answer.response.headers);
  return answer.data as T;
}

/** The header an edit needs: the version that the person was looking at. The
    server's ETag is the quoted version. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

/** Downloads a file that needs the access token and hands it to the browser. */
export async function download(path: string, filename: string): Promise<void> {
  const response = await authorizedFetch(new Request(new URL(path, location.origin))).catch((thrown: unknown) => {
    throw asProblem(thrown);
  });
  if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => null), response.headers);
  const named = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = named ?? filename;
  document.body.append(link); // some browsers follow no link that stands nowhere
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
