import s from './MemberChip.module.css';
import type { Tone } from './StateChip';

type Props = {
  name: string;
  /** Said after the name: "partial". */
  word?: string;
  tone?: Tone;
  /** A check mark before the name. */
  checked?: boolean;
  onClick?: () => void;
};

/** A member as a chip that can be pressed: homework back, had a turn. */
export function MemberChip({ name, word, tone = 'quiet', checked, onClick }: Props) {
  return (
    <button type="button" className={`${s.chip} ${s[tone]}`} aria-pressed={checked} onClick={onClick} data-print>
      {checked && <span aria-hidden>✓ </span>}
      {name}
      {word && ` · ${word}`}
    </button>
  );
}

/** Chips in a row that wraps. */
export function MemberChips({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="group" aria-label={label} className={s.chips}>
      {children}
    </div>
  );
}
