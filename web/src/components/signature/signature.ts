// A drawn signature, apart from pointers and pixels. Strokes live in a box of
// fixed size, so that a pad that is turned or resized draws the same signature.

export type Point = { x: number; y: number };
export type Stroke = readonly Point[];

/** The box that strokes are kept in; pads are drawn in its proportions. */
export const box = { width: 600, height: 260 };

/** What was signed with: drawn, or typed by who cannot or will not draw. */
export type SignatureValue = { kind: 'drawn'; path: string; width: number; height: number } | { kind: 'typed'; name: string };

/** A signature as it is sent: a typed one names whose it is, a drawing is kept under
    the name that is known. */
export const handOf = (g: SignatureValue, name: string, on: string) =>
  g.kind === 'typed' ? { way: 'typed' as const, name: g.name, on } : { way: 'drawn' as const, name, drawn: g.path, width: Math.ceil(g.width), height: Math.ceil(g.height), on };

/** The signature that was sent, to be shown; null where there is none to show. */
export function signatureOf(a: { way: string; name?: string; drawn?: string; width?: number; height?: number }): SignatureValue | null {
  if (a.way === 'drawn' && a.drawn) return { kind: 'drawn', path: a.drawn, width: a.width ?? box.width, height: a.height ?? box.height };
  if (a.way === 'typed' && a.name) return { kind: 'typed', name: a.name };
  return null;
}

/** A pointer's place within the pad as a place in the box. */
export function toBox(pad: { left: number; top: number; width: number; height: number }, clientX: number, clientY: number): Point {
  const at = (v: number, from: number, size: number, whole: number) => tenth(Math.min(whole, Math.max(0, size === 0 ? 0 : ((v - from) / size) * whole)));
  return { x: at(clientX, pad.left, pad.width, box.width), y: at(clientY, pad.top, pad.height, box.height) };
}

/** The stroke with one more point; a point on the last one adds nothing. */
export function drawnOn(stroke: Stroke, p: Point): Stroke {
  const last = stroke.at(-1);
  return last && Math.hypot(last.x - p.x, last.y - p.y) < 0.8 ? stroke : [...stroke, p];
}

/** An SVG path: curves through the middles between points, so that a hand's
    corners are round; a dot stays a dot. */
export function toPath(strokes: readonly Stroke[]): string {
  return strokes
    .filter((s) => s.length > 0)
    .map((s) => {
      const [first, ...rest] = s as [Point, ...Point[]];
      const last = rest.at(-1);
      if (!last) return `M${first.x} ${first.y}h0.1`;
      const curves = rest.slice(0, -1).map((p, i) => {
        const next = rest[i + 1] ?? last;
        return `Q${p.x} ${p.y} ${tenth((p.x + next.x) / 2)} ${tenth((p.y + next.y) / 2)}`;
      });
      return `M${first.x} ${first.y}${curves.join('')}L${last.x} ${last.y}`;
    })
    .join('');
}

// A slip of the pen is no signature: so much of the box must be crossed.
const leastLength = 80;

/** Whether somebody signed, or only touched the pad. */
export const signs = (strokes: readonly Stroke[]) => inkLength(strokes) >= leastLength;

const inkLength = (strokes: readonly Stroke[]) =>
  strokes.reduce((sum, s) => sum + s.slice(1).reduce((n, p, i) => n + Math.hypot(p.x - (s[i]?.x ?? p.x), p.y - (s[i]?.y ?? p.y)), 0), 0);

const margin = 8;

/** The signature as it is kept: cut to its ink, with a margin. Null when nobody signed. */
export function kept(strokes: readonly Stroke[]): SignatureValue | null {
  if (!signs(strokes)) return null;
  const points = strokes.flat();
  const left = Math.min(...points.map((p) => p.x)) - margin;
  const top = Math.min(...points.map((p) => p.y)) - margin;
  const moved = strokes.map((s) => s.map((p) => ({ x: tenth(p.x - left), y: tenth(p.y - top) })));
  return { kind: 'drawn', path: toPath(moved), width: tenth(Math.max(...points.map((p) => p.x)) - left + margin), height: tenth(Math.max(...points.map((p) => p.y)) - top + margin) };
}

/** A typed name as a signature: with a letter in it, spaces as one writes them. */
export function typedSignature(name: string): SignatureValue | null {
  const tidy = name.trim().replace(/\s+/g, ' ');
  return /\p{L}.*\p{L}/u.test(tidy) ? { kind: 'typed', name: tidy } : null;
}

const tenth = (v: number) => Math.round(v * 10) / 10;
