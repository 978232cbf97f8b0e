import { useElementSize } from '@mantine/hooks';
import { linePath, scales, severityOf, spread, type Band, type ScorePoint } from './scoreGeometry';
import s from './ScoreLine.module.css';

export type ScoreSeries = {
  id: string;
  points: ScorePoint[];
  /** crowd = grey without a label; main = the accent; watch = red. */
  role: 'crowd' | 'main' | 'watch';
  /** Written at the line's end: "median", "worse by 6". */
  label?: string;
};

type Props = {
  title: string;
  bands: Band[];
  /** Of a questionnaire whose high scores are the good ones. */
  higherIsBetter?: boolean;
  /** Session or week numbers of the axis. */
  xs: number[];
  series: ScoreSeries[];
  /** Said to screen readers and printed nowhere else. */
  summary: string;
};

const height = 300;

/** Outcome scores over severity bands: labels on the lines, grey for the crowd,
    one color for what matters. */
export function ScoreLine({ title, bands, higherIsBetter, xs, series, summary }: Props) {
  // Drawn at its real width, so that the words keep their size on a phone.
  const { ref, width: measured } = useElementSize();
  const width = measured || 380;
  const frame = { left: 26, top: 8, width: Math.max(60, width - 34), height: height - 38 };
  const low = Math.min(...bands.map((b) => b.from));
  const high = Math.max(...bands.map((b) => b.to));
  const { x, y } = scales(frame, [Math.min(...xs), Math.max(...xs)], [low, high]);
  const marked = series.filter((l) => l.role !== 'crowd');
  const ends = marked.map((l) => l.points.filter((p) => p.score !== null).at(-1));
  const heights = spread(ends.map((p) => (p ? y(p.score ?? 0) : 0)), 16);
  const everyNth = Math.max(1, Math.ceil((xs.length * 26) / width));

  return (
    <figure ref={ref} className={s.figure}>
      {/* A new drawing for a new width: Chromium keeps old text places otherwise. */}
      <svg key={width} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}. ${summary}`}>
        {bands.map((b, i) => {
          const top = y(i === bands.length - 1 ? high : b.to + 0.5);
          const bottom = y(i === 0 ? low : b.from - 0.5);
          return (
            <g key={b.name}>
              <rect className={s[tones[severityOf(i, bands.length, higherIsBetter)]]} x={frame.left} width={frame.width} y={top} height={bottom - top} />
              {i > 0 && <line className={s.rule} x1={frame.left} x2={frame.left + frame.width} y1={bottom} y2={bottom} />}
              {bottom - top > 13 && (
                <text className={s.band} x={frame.left + frame.width - 5} y={top + 13} textAnchor="end">
                  {b.name}
                </text>
              )}
              <text className={s.axis} x={frame.left - 6} y={i === 0 ? bottom : bottom + 3} textAnchor="end">
                {b.from}
              </text>
            </g>
          );
        })}
        {xs.map((v, i) =>
          i % everyNth === 0 ? (
            <text key={v} className={s.axis} x={x(v)} y={height - 10} textAnchor="middle">
              {v}
            </text>
          ) : null,
        )}
        {series
          .filter((l) => l.role === 'crowd')
          .map((l) => (
            <path key={l.id} className={s.crowd} d={linePath(l.points, x, y)} />
          ))}
        {marked.map((l, i) => {
          const end = ends[i];
          if (!end) return null;
          const ex = x(end.x);
          const over = ex > frame.left + frame.width * 0.7;
          return (
            <g key={l.id} className={s[l.role]}>
              <path d={linePath(l.points, x, y)} />
              <circle cx={ex} cy={y(end.score ?? 0)} r={4} />
              {l.label && (
                <text x={over ? ex - 9 : ex + 9} y={(heights[i] ?? 0) + (over ? -8 : 4)} textAnchor={over ? 'end' : 'start'}>
                  {l.label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

const tones = { good: 'calm', quiet: 'mild', soon: 'amber', late: 'red' } as const;
