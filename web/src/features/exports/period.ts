/** `0041`: batches are known by four digits. */
export const batchNumber = (n: number) => String(n).padStart(4, '0');

const shifted = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const dayBefore = (date: string) => shifted(date, -1);

/** Service dates, both included; without a first one it is everything open, also
    what was corrected or charged late of months that were exported. */
export type Period = { from: string; to: string };

/** What one would export now: everything open through today. */
export const everythingOpen = (today: string): Period => ({ from: '', to: today });

/** Periods one asks for by name. */
export function namedPeriods(today: string): Array<Period & { label: string }> {
  const thisMonth = `${today.slice(0, 7)}-01`;
  const lastEnds = dayBefore(thisMonth);
  return [
    { label: 'Everything open', ...everythingOpen(today) },
    { label: 'Last month', from: `${lastEnds.slice(0, 7)}-01`, to: lastEnds },
    { label: 'This month', from: thisMonth, to: today },
  ];
}
