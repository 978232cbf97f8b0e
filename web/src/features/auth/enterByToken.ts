import { asProblem, problemFrom } from '@/api/problem';
import { handSeen } from '@/api/hand';
import { refresh } from '@/api/login';

/** Sends a one-time token with a password. The answer signs in by its cookie,
    which the page then trades for its own token. Throws ApiProblem. */
export async function enterByToken(path: 'invitation' | 'setup', body: Record<string, unknown>): Promise<void> {
  const response = await fetch(`/api/v1/auth/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch((thrown: unknown) => {
    throw asProblem(thrown);
  });
  if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => null), response.headers);
  handSeen();
  await refresh();
}
