/** `0041`: batches are known by four digits. */
export const batchNumber = (n: number) => String(n).padStart(4, '0');

const shifted = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const dayBefore = (date: string) => shifted(date, -1);

export type Period = { from: string; to: string };

/** What one would export now: from the day after the newest batch to today.
    Without a batch, or after one that reached today, from the month's first day. */
export function nextPeriod(today: string, newest?: { to: string }): Period {
  const first = `${today.slice(0, 7)}-01`;
  const after = newest ? shifted(newest.to, 1) : first;
  return { from: after <= today ? after : first, to: today };
}

/** Periods one asks for by name. */
export function namedPeriods(today: string, newest?: { to: string }): Array<Period & { label: string }> {
  const thisMonth = `${today.slice(0, 7)}-01`;
  const lastEnds = dayBefore(thisMonth);
  return [
    { label: newest ? 'Since the last batch' : 'This month', ...nextPeriod(today, newest) },
    { label: 'Last month', from: `${lastEnds.slice(0, 7)}-01`, to: lastEnds },
    ...(newest ? [{ label: 'This month', from: thisMonth, to: today }] : []),
  ];
}
