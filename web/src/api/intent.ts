/** What somebody means to do, as one key: the server does it once, however often
    it is sent. A request is part of the same intent as an earlier one to the same
    address while nobody knows what became of that one (no answer, or a server in
    trouble), even when the form was changed meanwhile: then the server says that
    the first was saved after all, and nothing is there twice. */
type Intent = { key: string; body: string; underWay: number };

const open = new Map<string, Intent[]>();

// Signing in, showing a code and searching is done each time; what is noted in a session's hour
// has an id of its own, and more of it may be sent while nobody answered.
const eachTime = /\/auth\/|\/v1\/answers(\/(questions|tablet))?$|\/rounds\/[^/]+\/tablet$|\/live\/facts$|\/clients\/(search|duplicates)$|\/cohorts\/[^/]+\/admission$|\/clashes$/;

/** Whether a request is sent with a key. A PATCH names the version that it
    changes, and a PUT says the whole of a thing: neither can happen twice. */
export const takesKey = (method: string, path: string) => method === 'POST' && !eachTime.test(path);

/** Whether nobody knows what became of a request that got this answer. */
const unknown = (status: number) => status === 0 || status >= 500 || status === 408 || status === 429;

/** Begins or takes up the intent of a request. `settle` says how it was
    answered: 0 for not at all. */
export function intentOf(method: string, url: string, body: string) {
  const address = `${method} ${url}`;
  const intents = open.get(address) ?? [];
  // What is under way with another body is another intent: two forms at once.
  const known = intents.find((i) => i.body === body) ?? intents.find((i) => i.underWay === 0);
  const intent = known ?? { key: crypto.randomUUID(), body, underWay: 0 };
  if (!known) open.set(address, [...intents, intent]);
  intent.body = body;
  intent.underWay++;
  return {
    key: intent.key,
    settle(status: number) {
      intent.underWay--;
      if (!unknown(status)) open.set(address, (open.get(address) ?? []).filter((i) => i !== intent));
    },
  };
}
