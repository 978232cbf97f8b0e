import { difference, sideOf, type Piece } from './compare';

/** Two paragraphs that stand beside each other; null where one side has none. */
export type Pair = { before: Piece[] | null; after: Piece[] | null; same: boolean };

/** Lays two texts beside each other, paragraph by paragraph: what is the same
    stands level, a changed paragraph beside what it became. */
export function paired(before: string, after: string): Pair[] {
  const a = before === '' ? [] : before.split('\n');
  const b = after === '' ? [] : after.split('\n');
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  for (const [x, y] of [...anchors(a, b), [a.length, b.length] as const]) {
    pairs.push(...between(a.slice(i, x), b.slice(j, y)));
    if (x < a.length) pairs.push({ ...both(a[x] ?? '', b[y] ?? ''), same: true });
    i = x + 1;
    j = y + 1;
  }
  return pairs.filter((p) => !p.same || p.before?.some((piece) => piece.text.trim() !== ''));
}

/** Paragraphs that both texts have, in an order that both keep. */
function anchors(a: string[], b: string[]): Array<readonly [number, number]> {
  const length = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = length[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: Array<readonly [number, number]> = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}

// Less alike than this, two paragraphs are not one that was changed.
const alikeEnough = 0.35;

/** What stands between two anchors: each paragraph beside the one it is most
    like, in the order of both, and beside nothing when none is like it. */
function between(a: string[], b: string[]): Pair[] {
  const like = a.map((x) => b.map((y) => likeness(x, y)));
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const pairing = (i: number, j: number) => (like[i]?.[j] ?? 0) + at(i + 1, j + 1);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = best[i];
      if (row) row[j] = Math.max(pairing(i, j), at(i + 1, j), at(i, j + 1));
    }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && like[i]?.[j] && at(i, j) === pairing(i, j)) pairs.push(both(a[i++] ?? '', b[j++] ?? ''));
    else if (i < a.length && (j === b.length || at(i, j) === at(i + 1, j))) pairs.push({ before: [{ kind: 'removed', text: a[i++] ?? '' }], after: null, same: false });
    else pairs.push({ before: null, after: [{ kind: 'added', text: b[j++] ?? '' }], same: false });
  }
  return pairs;
}

/** The share of the longer text that both have, or 0 when that is little. */
function likeness(x: string, y: string): number {
  const kept = difference(x, y).reduce((sum, p) => sum + (p.kind === 'same' ? p.text.trim().length : 0), 0);
  const share = kept / Math.max(1, x.length, y.length);
  return share < alikeEnough ? 0 : share;
}

function both(x: string, y: string): Pair {
  const pieces = difference(x, y);
  return { before: sideOf(pieces, 'before'), after: sideOf(pieces, 'after'), same: x === y };
}
