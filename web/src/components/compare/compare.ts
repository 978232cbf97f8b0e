/** A run of text that both have, or only one of them. */
export type Piece = { kind: 'same' | 'removed' | 'added'; text: string };

// Beyond so many changed words nobody reads word by word, and the search for
// the shortest way would take the page's time: the passage counts as replaced.
const mostChanges = 700;

/** What makes `before` into `after`, by words. A run holds whole words; `same`
    and `removed` together are `before`, `same` and `added` are `after`. */
export function difference(before: string, after: string): Piece[] {
  const a = tokens(before);
  const b = tokens(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return tidy([
    { kind: 'same', text: a.slice(0, start).join('') },
    ...shortest(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { kind: 'same', text: a.slice(a.length - end).join('') },
  ]);
}

/** The pieces of one side, in its order. */
export const sideOf = (pieces: Piece[], side: 'before' | 'after') => pieces.filter((p) => p.kind !== (side === 'before' ? 'added' : 'removed'));

/** Words, runs of space, and each other sign by itself. */
const tokens = (text: string) => text.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|\n|[^\S\n]+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];

/** Myers, "An O(ND) Difference Algorithm and Its Variations" (1986). */
function shortest(a: string[], b: string[]): Piece[] {
  const whole: Piece[] = [
    { kind: 'removed', text: a.join('') },
    { kind: 'added', text: b.join('') },
  ];
  if (a.length === 0 || b.length === 0) return whole;
  let reach = new Map([[1, 0]]);
  const trail: Array<Map<number, number>> = [];
  for (let d = 0; d <= Math.min(a.length + b.length, mostChanges); d++) {
    trail.push(reach);
    const next = new Map<number, number>();
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trail);
    }
    reach = next;
  }
  return whole;
}

function walkBack(a: string[], b: string[], trail: Array<Map<number, number>>): Piece[] {
  const pieces: Piece[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = trail.length - 1; d >= 0; d--) {
    const reach = trail[d] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = reach.get(fromK) ?? 0;
    while (x > fromX && y > fromX - fromK && x > 0 && y > 0) pieces.push({ kind: 'same', text: a[(y--, --x)] ?? '' });
    if (d > 0) pieces.push(down ? { kind: 'added', text: b[--y] ?? '' } : { kind: 'removed', text: a[--x] ?? '' });
  }
  return pieces.reverse();
}

/** Joins runs, and takes a lone space between two changes into them: "walked
    home" for "took the bus" is one change to a reader, not two. */
function tidy(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) out.push({ kind: 'removed', text: removed });
    if (added) out.push({ kind: 'added', text: added });
    removed = added = '';
  };
  const full = joined(pieces.filter((p) => p.text !== ''));
  full.forEach((p, i) => {
    if (p.kind === 'removed') removed += p.text;
    else if (p.kind === 'added') added += p.text;
    else if (/^[^\S\n]+$/.test(p.text) && removed && added && i < full.length - 1) {
      removed += p.text;
      added += p.text;
    } else {
      flush();
      out.push(p);
    }
  });
  flush();
  return out;
}

function joined(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const p of pieces) {
    const last = out.at(-1);
    if (last?.kind === p.kind) out[out.length - 1] = { kind: p.kind, text: last.text + p.text };
    else out.push(p);
  }
  return out;
}
