import { severityOf } from '@/components/scoreGeometry';
import type { Instrument } from './assessmentQueries';
import { bandsOf } from './bands';
import type { Scored } from './ScoreOverBands';
import s from './ScoreOverBands.module.css';

/** Where a score stands among the bands of its form, in one line; the words beside
    it say the same. */
export function BandStrip({ form, taken: entry }: { form: Instrument; taken: Scored }) {
  const bands = bandsOf(form, entry);
  const span = entry.max - entry.min || 1;
  const at = (v: number) => ((v - entry.min) / span) * 100;
  const before = entry.sinceFirst.find((c) => !c.scale);
  return (
    <svg className={s.strip} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
      {bands.map((b, i) => (
        <rect key={b.name} className={s[severityOf(i, bands.length, form.direction === 'higher_is_better')]} x={at(i === 0 ? b.from : b.from - 0.5)} width={at(i === bands.length - 1 ? b.to : b.to + 0.5) - at(i === 0 ? b.from : b.from - 0.5)} y={2} height={8} />
      ))}
      {before && <rect className={s.before} x={Math.min(99, at(before.from)) - 0.35} width={0.7} y={2} height={8} />}
      {entry.score !== null && <rect className={s.mark} x={Math.min(99, Math.max(0.6, at(entry.score))) - 0.6} width={1.2} y={0} height={12} />}
    </svg>
  );
}
