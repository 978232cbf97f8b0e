import type { ReactNode } from 'react';
import s from './Chip.module.css';

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
      {label && <span className="unseen"> {label}</span>}
    </span>
  );
}

type PressProps = {
  /** `chosen` is what one looks at among others: a filter that is on. */
  tone?: Tone | 'chosen';
  pressed?: boolean;
  disabled?: boolean;
  onClick?: () => void;
  children: ReactNode;
};

/** A chip that is pressed: a filter, a mark that goes on to the next. Printed. */
export function PressChip({ tone = 'quiet', pressed, disabled, onClick, children }: PressProps) {
  return (
    <button type="button" className={`${s.pressed} ${s[tone]}`} aria-pressed={pressed} disabled={disabled} onClick={onClick} data-print>
      {children}
    </button>
  );
}

/** A box to tick, as a chip: one of several that may all be chosen. */
export function CheckChip({ checked, onChange, title, children }: { checked: boolean; onChange: () => void; title?: string; children: ReactNode }) {
  return (
    <label className={`${s.pressed} ${checked ? s.good : s.quiet}`} title={title}>
      <input type="checkbox" checked={checked} onChange={onChange} />
      {checked && <span aria-hidden>✓</span>}
      <span>{children}</span>
    </label>
  );
}

/** Chips in a row that wraps, apart from the words above them. */
export function Chips({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <div role={label ? 'group' : undefined} aria-label={label} className={s.row}>
      {children}
    </div>
  );
}
