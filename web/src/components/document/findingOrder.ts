import type { Mark } from './marks';

/** A finding on its way from one to the next: at words; of a part as a whole; or
    in a row of its own (part -1). */
export type Place = { part: number; mark: Mark } | Row;
export type Row = { row: string; part: number };
/** Where one is: in a part with the selection from..to, at a row, or nowhere yet. */
export type Here = { part: number; from: number; to: number } | { row: string } | null;

/** The findings of a document in the order in which one goes through them: part
    by part, what is said of a part before its words; then the rows. */
export const inOrder = (marks: readonly (readonly Mark[])[], rows: readonly Row[]): Place[] => [
  ...marks.flatMap((all, part) => [...rows.filter((r) => r.part === part), ...[...all].sort((a, b) => a.start - b.start).map((mark) => ({ part, mark }))]),
  ...rows.filter((r) => r.part < 0),
];

/** The finding that comes next; undefined past the last. */
export function nextPlace(order: readonly Place[], here: Here): Place | undefined {
  return order[order.findLastIndex((p, i) => isBehind(p, i, order, here)) + 1];
}

function isBehind(place: Place, i: number, order: readonly Place[], here: Here): boolean {
  if (here === null) return false;
  // A row of its own comes after all words, and so after whatever was before it.
  if ('row' in here) return i <= order.findIndex((p) => 'row' in p && p.row === here.row);
  if (place.part < 0 || place.part > here.part) return false;
  if (place.part < here.part || 'row' in place) return true;
  return place.mark.start < here.from || (place.mark.start === here.from && place.mark.end === here.to);
}
