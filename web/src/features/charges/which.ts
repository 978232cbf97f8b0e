/** Which charges: `open` is what the next export would take, reversals included. */
export type ChargeState = 'open' | 'exported' | 'reversed' | 'all';

export type ChargeFilters = {
  state: ChargeState;
  from?: string;
  to?: string;
  cohortId?: string;
  clientId?: string;
};

const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : undefined);
const day = (v: unknown) => {
  const said = text(v);
  return said && /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : undefined;
};

/** Filters live in the address, so that a list can be kept and come back to.
    What cannot be read is left out. */
export function filtersFrom(search: Record<string, unknown>): ChargeFilters {
  const state = text(search.state);
  return {
    state: state === 'exported' || state === 'reversed' || state === 'all' ? state : 'open',
    from: day(search.from),
    to: day(search.to),
    cohortId: text(search.cohortId),
    clientId: text(search.clientId),
  };
}

/** The filters as the API takes them. A period that ends before it begins is
    asked as it was typed: the server says what is wrong with it. */
export function chargeQuery({ state, ...rest }: ChargeFilters) {
  if (state === 'reversed') return { ...rest, status: 'reversed' as const };
  if (state === 'all') return rest;
  return { ...rest, exported: state === 'exported' ? ('true' as const) : ('false' as const) };
}

/** A period that people name: the key of the choice and its days, both included. */
export type Period = { key: string; label: string; from?: string; to?: string };

const iso = (year: number, month: number, date: number) => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** The periods one asks for, seen from today's date in the practice's zone. */
export function periods(today: string): Period[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  return [
    { key: 'any', label: 'Any time' },
    { key: 'month', label: 'This month', from: iso(year, month, 1), to: iso(year, month + 1, 0) },
    { key: 'last', label: 'Last month', from: iso(year, month - 1, 1), to: iso(year, month, 0) },
    { key: 'quarter', label: 'This quarter', from: iso(year, month - (month % 3), 1), to: iso(year, month - (month % 3) + 3, 0) },
    { key: 'year', label: 'This year', from: iso(year, 0, 1), to: iso(year, 11, 31) },
  ];
}

/** The name of the period that the filters say, or `own`. */
export const periodOf = (f: Pick<ChargeFilters, 'from' | 'to'>, today: string) =>
  periods(today).find((p) => p.from === f.from && p.to === f.to)?.key ?? 'own';
