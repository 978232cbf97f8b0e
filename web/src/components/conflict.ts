import type { Change } from './ConflictDialog';

/** Fields that only make sense together, such as a fee and its reason: one
    person's go over the other's as a whole. `words` is how they read. */
export type Part<V> = { label: string; fields: ReadonlyArray<keyof V>; words: (values: V) => string };

const same = <V>(part: Part<V>, a: V, b: V) => part.fields.every((f) => JSON.stringify(a[f]) === JSON.stringify(b[f]));

/** The values with a part of them taken from another's. */
function withPart<V>(values: V, part: Part<V>, from: V): V {
  return { ...values, ...Object.fromEntries(part.fields.map((f) => [f, from[f]])) };
}

/** Puts mine onto theirs, both begun from the same: what I left alone becomes
    theirs, and where both changed a part to something else, that is a change to
    be decided. Until then mine stays. */
export function compare<V>(parts: Array<Part<V>>, begun: V, mine: V, theirs: V): { merged: V; changes: Change[] } {
  let merged = mine;
  const changes: Change[] = [];
  for (const part of parts) {
    if (same(part, mine, begun)) merged = withPart(merged, part, theirs);
    else if (!same(part, theirs, begun) && !same(part, mine, theirs)) changes.push({ label: part.label, mine: part.words(mine), theirs: part.words(theirs) });
  }
  return { merged, changes };
}

/** Mine, with theirs where a change was to be decided. */
export function taking<V>(parts: Array<Part<V>>, mine: V, theirs: V, changes: Change[]): V {
  return parts.filter((p) => changes.some((c) => c.label === p.label)).reduce((values, part) => withPart(values, part, theirs), mine);
}

/** Parts of one text field each, by their labels. */
export function textParts<V>(labels: Partial<Record<keyof V, string>>): Array<Part<V>> {
  return Object.entries(labels).map(([field, label]) => ({ label: label as string, fields: [field as keyof V], words: (v) => String(v[field as keyof V] ?? '') }));
}
