import { useMemo } from 'react';
import { linePath, scales, spread } from '@/components/scoreGeometry';
import { useWidth } from '@/components/useWidth';
import { PlotTable } from './PlotTable';
import { everyNth, extent, ribbons, ticks, type PlotPoint } from './plot';
import s from './Plot.module.css';

export type PlotLine = {
  id: string;
  label: string;
  points: PlotPoint[];
  /** main has the accent, watch is red, other is blue; crowd is grey, without a label. */
  role: 'main' | 'watch' | 'other' | 'crowd';
};
export type PlotBand = { name: string; from: number; to: number; tone: 'calm' | 'mild' | 'amber' | 'red' };

type Props = {
  title: string;
  /** What the picture shows, in a sentence; read out, and printed under it. */
  summary: string;
  /** The axis: a place for each label. */
  xs: Array<{ x: number; label: string }>;
  /** What the places are: "week", "month". */
  xName: string;
  lines: PlotLine[];
  bands?: PlotBand[];
  /** A level that means something: "break-even, 6 seats". */
  references?: Array<{ y: number; label: string }>;
  /** Values in words; plain numbers if absent. */
  words?: (y: number) => string;
  /** The axis begins at nothing. */
  fromZero?: boolean;
  height?: number;
};

const roomForNames = 440;
const plain = (y: number) => y.toLocaleString('en-US');

/** Lines with their intervals as ribbons, over bands that mean something; labels
    on the lines. Its numbers stand in a table beneath, for whoever wants them. */
export function LinePlot({ title, summary, xs, xName, lines, bands = [], references = [], words = plain, fromZero, height = 260 }: Props) {
  const { ref, width: measured } = useWidth<HTMLDivElement>();
  const width = measured || 480;
  const all = useMemo(() => lines.flatMap((l) => l.points), [lines]);
  const [low, high] = extent(all, [...bands.flatMap((b) => [b.from, b.to]), ...references.map((r) => r.y), ...(fromZero ? [0] : [])]);
  const marks = bands.length > 0 ? bands.map((b) => b.from) : ticks(low, high);
  const range: [number, number] = bands.length > 0 ? [low, high] : [Math.min(low, marks[0] ?? low), Math.max(high, marks.at(-1) ?? high)];
  const left = 10 + Math.max(...marks.map((m) => words(m).length)) * 6.4;
  // The bands' names stand beside the plot where there is room for them.
  const beside = width >= roomForNames ? Math.max(0, ...bands.map((b) => b.name.length)) * 5.6 : 0;
  const frame = { left, top: 10, width: Math.max(60, width - left - 8 - beside), height: height - 40 };
  const at = xs.map((v) => v.x);
  const { x, y } = scales(frame, [Math.min(...at), Math.max(...at)], range);
  const labeled = lines.filter((l) => l.role !== 'crowd');
  const ends = labeled.map((l) => l.points.filter((p) => p.y !== null).at(-1));
  const heights = spread(ends.map((p) => (p?.y == null ? 0 : y(p.y))), 16);
  const nth = everyNth(xs.length, frame.width);
  const right = frame.left + frame.width;
  // A label stands behind its line's end, or before it where it would not fit.
  const labels = labeled.map((l, i) => {
    const end = ends[i];
    if (end?.y == null) return null;
    const over = x(end.x) + 14 + l.label.length * 6.6 > right;
    return { id: l.id, role: l.role, words: l.label, end: { x: x(end.x), y: y(end.y) }, x: x(end.x) + (over ? -9 : 9), y: (heights[i] ?? 0) + (over ? -9 : 4), over };
  });

  return (
    <figure className={s.figure}>
      <div ref={ref}>
        {/* A new drawing for a new width: Chromium keeps old text places otherwise. */}
        <svg key={width} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}. ${summary}`}>
          {bands.map((b) => (
            <g key={b.name}>
              <rect className={s[b.tone]} x={frame.left} width={frame.width} y={y(b.to)} height={Math.max(0, y(b.from) - y(b.to))} />
              {beside > 0 ? (
                <text className={s.band} x={right + 8} y={(y(b.from) + y(b.to)) / 2 + 4}>
                  {b.name}
                </text>
              ) : (
                y(b.from) - y(b.to) > 14 &&
                !labels.some((l) => l && Math.abs(l.y - y(b.to) - 14) < 13) && (
                  <text className={s.band} x={right - 6} y={y(b.to) + 14} textAnchor="end">
                    {b.name}
                  </text>
                )
              )}
            </g>
          ))}
          {marks.map((m) => (
            <g key={m}>
              <line className={bands.length > 0 ? s.paper : s.rule} x1={frame.left} x2={right} y1={y(m)} y2={y(m)} />
              <text className={s.axis} x={frame.left - 7} y={y(m) + 4} textAnchor="end">
                {words(m)}
              </text>
            </g>
          ))}
          {xs.map((v, i) =>
            i % nth === 0 ? (
              <text key={v.x} className={s.axis} x={x(v.x)} y={height - 10} textAnchor={i === 0 ? 'start' : i === xs.length - 1 ? 'end' : 'middle'}>
                {v.label}
              </text>
            ) : null,
          )}
          {references.map((r) => (
            <g key={r.label}>
              <line className={s.reference} x1={frame.left} x2={right} y1={y(r.y)} y2={y(r.y)} />
              <text className={s.referenceWords} x={frame.left + 6} y={y(r.y) - 5}>
                {r.label}
              </text>
            </g>
          ))}
          {lines.map((l) => (
            <g key={l.id} className={s[l.role]}>
              {l.role !== 'crowd' && ribbons(l.points, x, y).map((d) => <path key={d} className={s.ribbon} d={d} />)}
              <path className={s.line} d={linePath(l.points.map((p) => ({ x: p.x, score: p.y })), x, y)} />
            </g>
          ))}
          {labels.map(
            (l) =>
              l && (
                <g key={l.id} className={s[l.role]}>
                  <circle cx={l.end.x} cy={l.end.y} r={4} />
                  <text className={s.label} x={l.x} y={l.y} textAnchor={l.over ? 'end' : 'start'}>
                    {l.words}
                  </text>
                </g>
              ),
          )}
        </svg>
      </div>
      <figcaption className={s.summary}>{summary}</figcaption>
      <PlotTable
        caption={title}
        head={[xName, ...labeled.map((l) => l.label)]}
        rows={xs.map((v) => [v.label, ...labeled.map((l) => pointWords(l.points.find((p) => p.x === v.x), words))])}
      />
    </figure>
  );
}

function pointWords(p: PlotPoint | undefined, words: (y: number) => string): string {
  if (p?.y == null) return '–';
  return p.low === undefined || p.high === undefined ? words(p.y) : `${words(p.y)} (${words(p.low)} to ${words(p.high)})`;
}
