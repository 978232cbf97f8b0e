import type { ComponentProps, Ref } from 'react';
import { stretches, type Mark } from './marks';
import s from './GrowingText.module.css';

type Props = Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> & {
  value: string;
  onChange: (text: string) => void;
  marks?: readonly Mark[];
  ref?: Ref<HTMLTextAreaElement>;
};

/** A plain text field that is as high as its text. A copy of the text lies
    behind it: it gives the height without measuring, bears the underlines of a
    check, and is what prints. */
export function GrowingText({ value, onChange, marks = [], className, ...rest }: Props) {
  return (
    <div className={[s.grow, className].filter(Boolean).join(' ')}>
      <div className={s.copy} aria-hidden>
        {stretches(value, marks).map((piece, i) =>
          piece.mark ? (
            <mark key={i} className={s[piece.mark.tone]}>
              {piece.text}
            </mark>
          ) : (
            <span key={i}>{piece.text}</span>
          ),
        )}
        {'\n'}
      </div>
      <textarea {...rest} className={s.field} value={value} onChange={(e) => onChange(e.currentTarget.value)} />
    </div>
  );
}
