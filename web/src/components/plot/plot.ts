// What a plot needs before it is drawn: ticks, ribbons, and whether the numbers
// say anything at all.

/** A value with its interval; null was not measured. */
export type PlotPoint = { x: number; y: number | null; low?: number; high?: number };

/** Round numbers that span what is shown, some `about` of them: steps of 1, 2 or
    5 times a power of ten. */
export function ticks(low: number, high: number, about = 5): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((m) => m * power >= rough * 0.999) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => tidy((first + i) * step));
}

/** Lowest and highest of all values and their intervals. */
export function extent(points: readonly PlotPoint[], also: readonly number[] = []): [number, number] {
  const all = [...also, ...points.flatMap((p) => (p.y === null ? [] : [p.y, p.low ?? p.y, p.high ?? p.y]))];
  return all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
}

/** Closed paths round the intervals of a line; where one is missing, it ends and
    begins anew. */
export function ribbons(points: readonly PlotPoint[], x: (v: number) => number, y: (v: number) => number): string[] {
  const paths: string[] = [];
  let run: PlotPoint[] = [];
  const close = () => {
    if (run.length > 1) paths.push(`M ${[...run.map((p) => `${x(p.x)} ${y(p.high ?? 0)}`), ...[...run].reverse().map((p) => `${x(p.x)} ${y(p.low ?? 0)}`)].join(' L ')} Z`);
    run = [];
  };
  for (const p of points) {
    if (p.y === null || p.low === undefined || p.high === undefined) close();
    else run.push(p);
  }
  close();
  return paths;
}

/** A place on an axis in percent of it. */
export const share = (value: number, [low, high]: [number, number]) => (high === low ? 50 : Math.min(100, Math.max(0, ((value - low) / (high - low)) * 100)));

/** Every so many labels fit without touching. */
export const everyNth = (labels: number, width: number, each = 44) => Math.max(1, Math.ceil((labels * each) / Math.max(1, width)));

/** An estimate, or why there is none: a number from too few is worse than none. */
export type Estimate = { value: number; low: number; high: number; n: number } | { quiet: string; n: number };

/** The estimate, unless there are fewer than so many behind it. */
export function spoken(e: { value: number; low: number; high: number; n: number }, atLeast: number, whose = 'members'): Estimate {
  return e.n < atLeast ? { quiet: `${e.n} of ${atLeast} ${whose}: too few to say`, n: e.n } : e;
}

/** How an interval lies to a reference, for words: it may lie wholly on one side. */
export const against = (e: { low: number; high: number }, reference: number): 'below' | 'above' | 'around' => (e.high < reference ? 'below' : e.low > reference ? 'above' : 'around');

const tidy = (v: number) => Number(v.toPrecision(12));
