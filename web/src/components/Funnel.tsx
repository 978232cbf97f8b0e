import type { CSSProperties } from 'react';
import s from './Funnel.module.css';

export type FunnelStage = {
  label: string;
  count: number;
  /** Of these, how many are near or past their limit. */
  soon?: number;
  late?: number;
  /** The oldest's age in words: "18 days". */
  oldest?: string;
};

/** The intake pipeline: how many reach each stage, and how stale what sits there is. */
export function Funnel({ stages }: { stages: FunnelStage[] }) {
  const most = Math.max(1, ...stages.map((f) => f.count));
  return (
    <ol className={s.funnel}>
      {stages.map((f, i) => {
        const late = f.late ?? 0;
        const soon = f.soon ?? 0;
        return (
          <li key={f.label} className={s.stage}>
            <span className={s.label}>{f.label}</span>
            <span className={s.track} aria-hidden>
              <span
                className={s.bar}
                hidden={f.count === 0}
                style={{ '--w': `${(f.count / most) * 100}%`, '--fade': `${Math.round(100 - (i / Math.max(1, stages.length - 1)) * 52)}%` } as CSSProperties}
              >
                {soon > 0 && <i className={s.soon} style={{ width: `${(soon / f.count) * 100}%` }} />}
                {late > 0 && <i className={s.late} style={{ width: `${(late / f.count) * 100}%` }} />}
              </span>
            </span>
            <span className={s.count}>{f.count}</span>
            {(late > 0 || soon > 0 || f.oldest) && (
              <span className={s.ageing}>
                {late > 0 && <b className={s.lateWord}>{late} late</b>}
                {soon > 0 && <b className={s.soonWord}>{soon} soon</b>}
                {f.oldest && <span>oldest {f.oldest}</span>}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
