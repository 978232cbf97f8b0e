/** How alarming a band is, from where it stands among the others: one rule for
    the chart's bands and for the chips beside them. */
export function severityOf(at: number, of: number, higherIsBetter = false): 'good' | 'quiet' | 'soon' | 'late' {
  if (of < 2) return 'quiet';
  const worse = (higherIsBetter ? of - 1 - at : at) / (of - 1);
  if (worse === 0) return 'good';
  if (worse < 0.5) return 'quiet';
  return worse < 0.8 ? 'soon' : 'late';
}

/** A severity band, `from`..`to` inclusive scores, as the instrument defines it. */
export type Band = { name: string; from: number; to: number };
/** One taking; x is a session or week number, score null was not complete. */
export type ScorePoint = { x: number; score: number | null };

export type Frame = { left: number; top: number; width: number; height: number };

/** Maps scores and sessions onto the frame; higher scores are higher up. */
export function scales(frame: Frame, xs: [number, number], scores: [number, number]) {
  const span = (v: number, [a, b]: [number, number]) => (b === a ? 0.5 : (v - a) / (b - a));
  return {
    x: (v: number) => round(frame.left + span(v, xs) * frame.width),
    y: (v: number) => round(frame.top + (1 - span(v, scores)) * frame.height),
  };
}

/** An SVG path through the points; a missing score lifts the pen. */
export function linePath(points: ScorePoint[], x: (v: number) => number, y: (v: number) => number): string {
  let pen = 'M';
  const steps: string[] = [];
  for (const p of points) {
    if (p.score === null) {
      pen = 'M';
      continue;
    }
    steps.push(`${pen} ${x(p.x)} ${y(p.score)}`);
    pen = 'L';
  }
  return steps.join(' ');
}

/** Moves label heights apart until none is nearer than `gap` to the one above. */
export function spread(heights: number[], gap: number): number[] {
  const order = heights.map((h, i) => ({ h, i })).sort((a, b) => a.h - b.h);
  let floor = -Infinity;
  const out = [...heights];
  for (const o of order) {
    const h = Math.max(o.h, floor + gap);
    out[o.i] = h;
    floor = h;
  }
  return out;
}

const round = (v: number) => Math.round(v * 10) / 10;
