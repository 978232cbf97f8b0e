import { queryOptions } from '@tanstack/react-query';
import { asProblem, problemFrom } from './problem';
import type { components } from './schema';

export type Currency = components['schemas']['Currency'];

async function read(): Promise<Currency[]> {
  const response = await fetch('/api/v1/currencies').catch((thrown: unknown) => {
    throw asProblem(thrown);
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, body, response.headers);
  return (body as { items: Currency[] }).items;
}

/** The currencies that there are, from the server's own table, with the
    countries where people pay with them. Who sets a practice up asks before
    anybody can sign in. */
export const currenciesQuery = queryOptions({ queryKey: ['currencies'], staleTime: Infinity, queryFn: read });
