/** One line of the palette: a page to go to, or something to do. */
export type Finding = { label: string; kind: string; also?: string } & ({ to: string; run?: undefined } | { to?: undefined; run: () => void });

/** Finds things by what was typed (two letters or more). */
export type Source = (typed: string, signal: AbortSignal) => Promise<Finding[]>;

/** What the source found; one that fails finds nothing. */
export async function findings(source: Source, typed: string, signal: AbortSignal): Promise<Finding[]> {
  if (typed.length < 2) return [];
  return source(typed, signal).catch(() => []);
}

/** Items whose label or other words hold every word typed, label matches first. */
export function matching<T extends { label: string; also?: string }>(items: T[], typed: string): T[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = items.filter((i) => words.every((w) => `${i.label} ${i.also ?? ''}`.toLowerCase().includes(w)));
  const starts = (i: T) => (words[0] && i.label.toLowerCase().startsWith(words[0]) ? 0 : 1);
  return hits.sort((a, b) => starts(a) - starts(b));
}

/** What the palette knows without asking, by kind. */
export type Known = { actions: Finding[]; visits: Finding[]; errands: Finding[]; places: Finding[] };

/** The lines, in order. Before anything is typed: what was open lately, and what
    can be done here. Then what begins as typed, whatever it is, and no thing twice. */
export function lines(known: Known, typed: string, found: Finding[]): Finding[] {
  const { actions, visits, errands, places } = known;
  if (typed.trim() === '') return [...visits, ...actions, ...errands, ...places];
  const all = [...matching([...actions, ...errands, ...places, ...visits], typed), ...found];
  return all.filter((f, i) => f.to === undefined || all.findIndex((other) => other.to === f.to && (other.kind === f.kind || other.kind === 'Go to')) === i);
}

/** How many were found, for whoever hears the page. */
export const foundWords = (n: number, asking: boolean) => (asking ? 'Looking' : n === 0 ? 'Nothing by that name' : n === 1 ? '1 line' : `${n} lines`);
