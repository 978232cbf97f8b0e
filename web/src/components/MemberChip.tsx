import { PressChip, type Tone } from './Chip';

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
export function MemberChip({ name, word, tone, checked, onClick }: Props) {
  return (
    <PressChip tone={tone} pressed={checked} onClick={onClick}>
      {checked && <span aria-hidden>✓</span>}
      <span>
        {name}
        {word && ` · ${word}`}
      </span>
    </PressChip>
  );
}
