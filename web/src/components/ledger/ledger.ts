// A money table's sums. Amounts are integer minor units; a sum that would leave
// the integers that a number holds exactly is an error, never a wrong cent.

/** Minor units by account: what the client owes, what the insurer owes. */
export type Amounts = Readonly<Record<string, number>>;

export type LedgerEntry = {
  id: string;
  /** YYYY-MM-DD; entries of one day stay in the order in which they were given. */
  date: string;
  what: string;
  detail?: string;
  code?: string;
  state?: 'settled' | 'part' | 'open' | 'refused';
  /** Positive is owed more, negative is paid or forgiven. */
  amounts: Amounts;
  /** The entry that this one takes back. */
  reverses?: string;
  /** It left in a file: from then on it is shown, whatever happens to it. */
  exported?: boolean;
};

/** An entry with the balances after it. */
export type LedgerRow = { entry: LedgerEntry; balances: Amounts };

/** Adds minor units; throws RangeError where the result is no exact integer. */
export function sum(...amounts: number[]): number {
  const total = amounts.reduce((a, b) => a + b, 0);
  if (![total, ...amounts].every(Number.isSafeInteger)) throw new RangeError('an amount is no exact integer');
  return total;
}

/** The entries in order of day, each with the balances after it. */
export function running(entries: readonly LedgerEntry[], accounts: readonly string[], opening: Amounts = {}): LedgerRow[] {
  let balances: Amounts = Object.fromEntries(accounts.map((a) => [a, sum(opening[a] ?? 0)]));
  return [...entries]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map((entry) => {
      balances = Object.fromEntries(accounts.map((a) => [a, sum(balances[a] ?? 0, entry.amounts[a] ?? 0)]));
      return { entry, balances };
    });
}

/** Entries without the pairs that cancel out and never left in a file, and how
    many such pairs there are. A pair whose amounts differ is no pair. */
export function withoutPairs(entries: readonly LedgerEntry[]): { entries: LedgerEntry[]; pairs: number } {
  const byId = new Map(entries.map((e) => [e.id, e]));
  const gone = new Set<string>();
  for (const e of entries) {
    const original = e.reverses === undefined ? undefined : byId.get(e.reverses);
    if (!original || e.exported || original.exported || gone.has(original.id) || !cancels(e.amounts, original.amounts)) continue;
    gone.add(e.id).add(original.id);
  }
  return { entries: entries.filter((e) => !gone.has(e.id)), pairs: gone.size / 2 };
}

const cancels = (a: Amounts, b: Amounts) => [...new Set([...Object.keys(a), ...Object.keys(b)])].every((k) => sum(a[k] ?? 0, b[k] ?? 0) === 0);

/** The rows by month, `2026-03` first, newest first within it. */
export function byMonth(rows: readonly LedgerRow[]): Array<{ month: string; rows: LedgerRow[] }> {
  const months: Array<{ month: string; rows: LedgerRow[] }> = [];
  for (const row of [...rows].reverse()) {
    const month = row.entry.date.slice(0, 7);
    if (months.at(-1)?.month !== month) months.push({ month, rows: [] });
    months.at(-1)?.rows.push(row);
  }
  return months;
}

/** The shares of a sum, for a bar; what is nothing or less has none. */
export function shares(amounts: readonly number[]): number[] {
  const total = sum(...amounts.map((a) => Math.max(0, a)));
  return amounts.map((a) => (total === 0 ? 0 : Math.max(0, a) / total));
}
