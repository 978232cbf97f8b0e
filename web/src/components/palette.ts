/** One line of the palette. */
export type Finding = { to: string; label: string; kind: string };

/** Finds things by what was typed (two letters or more), e.g. clients by code. */
export type Source = (typed: string, signal: AbortSignal) => Promise<Finding[]>;

/** What all sources found; a source that fails finds nothing. */
export async function findings(sources: Source[], typed: string, signal: AbortSignal): Promise<Finding[]> {
  if (typed.length < 2) return [];
  const answers = await Promise.all(sources.map((s) => s(typed, signal).catch(() => [])));
  return answers.flat().slice(0, 12);
}

/** Items whose label or other words hold every word typed, label matches first. */
export function matching<T extends { label: string; also?: string }>(items: T[], typed: string): T[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = items.filter((i) => words.every((w) => `${i.label} ${i.also ?? ''}`.toLowerCase().includes(w)));
  const starts = (i: T) => (words[0] && i.label.toLowerCase().startsWith(words[0]) ? 0 : 1);
  return hits.sort((a, b) => starts(a) - starts(b));
}
