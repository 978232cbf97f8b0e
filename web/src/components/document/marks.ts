// Places in a text that a check found, and what becomes of them while one types on.

/** A place that a check marked: `start` and `end` as JavaScript counts (UTF-16). */
export type Mark = {
  id: string;
  start: number;
  end: number;
  /** late stands in the way of signing, soon asks. */
  tone: 'late' | 'soon';
  /** The chip's words: "names a member". */
  word: string;
  /** A sentence for the writer: "Theo was in this session." */
  why: string;
  /** What can stand there instead: "a peer". */
  instead?: string;
};

/** A span that was found in UTF-8 bytes, as the server counts, in this page's count. */
export function fromBytes(text: string, start: number, end: number): { start: number; end: number } {
  const bytes = new TextEncoder().encode(text);
  const at = (n: number) => new TextDecoder().decode(bytes.subarray(0, n)).length;
  return { start: at(start), end: at(end) };
}

/** The marks of a checked text on what it has become since. A mark whose words
    were touched is gone until the next check; the others move along. */
export function moved(marks: readonly Mark[], checked: string, now: string): Mark[] {
  if (checked === now) return marks.filter((m) => m.end <= now.length);
  let start = 0;
  while (start < Math.min(checked.length, now.length) && checked[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(checked.length, now.length) - start && checked[checked.length - 1 - end] === now[now.length - 1 - end]) end++;
  const shift = now.length - checked.length;
  return marks.flatMap((m) => {
    if (m.end <= start && !runsOn(now, m.end)) return [m];
    if (m.start >= checked.length - end && !runsOn(now, m.start + shift)) return [{ ...m, start: m.start + shift, end: m.end + shift }];
    return [];
  });
}

/** A word goes on over this place: "Theo" that became "Theory" is no name. */
const runsOn = (text: string, at: number) => /\p{L}/u.test(text[at - 1] ?? '') && /\p{L}/u.test(text[at] ?? '');

/** A stretch of text with the mark that lies on it, or none. */
export type Stretch = { text: string; mark: Mark | null };

/** The text in stretches for drawing. Where marks overlap, the graver one shows. */
export function stretches(text: string, marks: readonly Mark[]): Stretch[] {
  const edges = [...new Set([0, text.length, ...marks.flatMap((m) => [m.start, m.end])])].filter((n) => n >= 0 && n <= text.length).sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, i) => {
    const on = marks.filter((m) => m.start <= from && m.end > from);
    return { text: text.slice(from, edges[i + 1]), mark: on.find((m) => m.tone === 'late') ?? on[0] ?? null };
  });
}

/** The mark that the caret stands on or selects, else the one it just left. */
export const markAt = (marks: readonly Mark[], from: number, to: number) => marks.find((m) => m.start <= to && m.end >= from);
