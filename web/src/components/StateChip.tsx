import type { ReactNode } from 'react';
import s from './StateChip.module.css';

/** What a color means: good = as it should be, soon = amber, late = late or at
    risk, underway, meanwhile, quiet = no state worth a color. */
export type Tone = 'good' | 'soon' | 'late' | 'underway' | 'meanwhile' | 'quiet';

/** A state in words on its color. Never without the words. */
export function StateChip({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${s.chip} ${s[tone]}`}>{children}</span>;
}

/** A round count, as beside a navigation entry. */
export function CountChip({ n, label }: { n: number; label?: string }) {
  return (
    <span className={`${s.chip} ${s.good} ${s.count}`}>
      {n}
      {label && <span className={s.hidden}> {label}</span>}
    </span>
  );
}
