// Calls of the API beside the page: for what a story only needs to be there.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { base, password } from './browser.mjs';
import { people } from './desk.mjs';

// One login for each person: of more than twenty the server ends the oldest,
// which may be that of the page under test.
const logins = new Map();
const shorterThanAToken = 5 * 60_000;

async function tokenOf(who) {
  const known = logins.get(who);
  if (known && Date.now() - known.at < shorterThanAToken) return known.token;
  const login = await send('POST', '/auth/login', { body: { email: people[who].email, password } });
  logins.set(who, { token: login.body.accessToken, at: Date.now() });
  return login.body.accessToken;
}

/** A person signed in at the API. Each call answers the body, or fails the test. */
export async function signedIn(who) {
  const call = async (method, path, body, headers = {}) => {
    const ask = async () => send(method, path, { body, headers: { ...headers, Authorization: `Bearer ${await tokenOf(who)}` } });
    let answer = await ask();
    if (answer.status === 401 && logins.delete(who)) answer = await ask(); // ended: twenty others came since
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body, { 'Idempotency-Key': randomUUID() }),
    put: (path, body, version) => call('PUT', path, body, version === undefined ? {} : { 'If-Match': `"${version}"` }),
    patch: (path, version, body) => call('PATCH', path, body, { 'If-Match': `"${version}"` }),
  };
}

async function send(method, path, { body, headers = {} }) {
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json().catch(() => null) };
}
