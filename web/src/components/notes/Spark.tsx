import { linePath, scales, type ScorePoint } from '@/components/scoreGeometry';
import s from './Spark.module.css';

const box = { width: 170, height: 44 };

/** A course at a glance, for beside its figure: where it began and where it is. */
export function Spark({ points, title }: { points: ScorePoint[]; title: string }) {
  const known = points.filter((p): p is { x: number; score: number } => p.score !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return null;
  const xs = known.map((p) => p.x);
  const scores = known.map((p) => p.score);
  const { x, y } = scales({ left: 22, top: 8, width: box.width - 30, height: box.height - 16 }, [Math.min(...xs), Math.max(...xs)], [Math.min(...scores), Math.max(...scores)]);
  return (
    <svg className={s.spark} viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={`${title}: ${known.map((p) => p.score).join(', ')}`}>
      <path d={linePath(known, x, y)} />
      <circle cx={x(last.x)} cy={y(last.score)} r={3.6} />
      {known.length > 1 && (
        <text x={x(first.x) - 6} y={y(first.score) + 4} textAnchor="end">
          {first.score}
        </text>
      )}
    </svg>
  );
}
