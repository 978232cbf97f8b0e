import { queryOptions } from '@tanstack/react-query';
import { asProblem, problemFrom } from '@/api/problem';
import type { DemoLogin } from './DemoLogins';

type SignInMethods = { practiceName: string; demoLogins?: DemoLogin[]; /** Nobody is there yet. */ setup: boolean; /** A link to a new password comes by mail. */ resetByMail: boolean; /** There can be passkeys at this address. */ passkeys?: boolean; /** What people call the identity provider, where there is one. */ provider?: string };

async function read(): Promise<SignInMethods> {
  const response = await fetch('/api/v1/auth/methods').catch((thrown: unknown) => {
    throw asProblem(thrown);
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, body, response.headers);
  return body as SignInMethods;
}

/** What the sign-in page shows besides the two fields. */
export const signInMethods = queryOptions({ queryKey: ['auth', 'methods'], queryFn: read, staleTime: 60_000 });
