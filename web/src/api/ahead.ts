// What was asked before the page's scripts had come, by address. An answer goes
// to the first who asks the same, once, and only with the same access token.
type Ahead = { token: string; at: number; answer: Promise<Response> };
const asked = new Map<string, Ahead>();

// Whoever comes later than this wants to know how things are now.
const fresh = 60_000;

// Two ways to write one address are one address.
const keyOf = (address: string) => {
  const url = new URL(address, location.origin);
  return decodeURIComponent(url.pathname + url.search);
};

export function askAhead(paths: string[], token: string): void {
  for (const path of paths) {
    const answer = fetch(path, { headers: { Accept: 'application/json', Authorization: `Bearer ${token}` } });
    answer.catch(() => undefined); // whoever takes it says what went wrong
    asked.set(keyOf(path), { token, at: Date.now(), answer });
  }
}

/** The answer to a request that was asked ahead. What was asked before anything
    is changed says nothing of the time after. */
export function answerAhead(request: Request, token: string): Promise<Response> | undefined {
  if (asked.size === 0) return undefined;
  if (request.method !== 'GET') {
    asked.clear();
    return undefined;
  }
  const key = keyOf(request.url);
  const found = asked.get(key);
  asked.delete(key);
  return found && found.token === token && Date.now() - found.at < fresh ? found.answer : undefined;
}
