import { useLayoutEffect, useRef, type ComponentProps, type ReactNode, type Ref } from 'react';
import { stretches, type Mark } from './marks';
import s from './GrowingText.module.css';

type Props = Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> & {
  value: string;
  onChange: (text: string) => void;
  marks?: readonly Mark[];
  /** Lies under a mark, while one is at it. */
  offer?: { mark: string; children: ReactNode };
  ref?: Ref<HTMLTextAreaElement>;
};

/** A plain text field that is as high as its text. A copy of the text lies
    behind it: it gives the height without measuring, bears the underlines of a
    check, and is what prints. */
export function GrowingText({ value, onChange, marks = [], offer, className, ...rest }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div ref={frame} className={[s.grow, className].filter(Boolean).join(' ')}>
      <div className={s.copy} aria-hidden>
        {stretches(value, marks).map((piece, i) =>
          piece.mark ? (
            <mark key={i} className={s[piece.mark.tone]} data-mark={piece.mark.id}>
              {piece.text}
            </mark>
          ) : (
            <span key={i}>{piece.text}</span>
          ),
        )}
        {'\n'}
      </div>
      <textarea {...rest} className={s.field} value={value} onChange={(e) => onChange(e.currentTarget.value)} />
      {offer && (
        <Offer key={offer.mark} frame={frame} mark={offer.mark} text={value}>
          {offer.children}
        </Offer>
      )}
    </div>
  );
}

type OfferProps = { frame: { current: HTMLDivElement | null }; mark: string; text: string; children: ReactNode };

/** Placed by the copy, where the words have places; within the field's width. */
function Offer({ frame, mark, text, children }: OfferProps) {
  const own = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const words = [...(frame.current?.querySelectorAll<HTMLElement>('[data-mark]') ?? [])].find((m) => m.dataset.mark === mark);
    const box = own.current;
    if (!words || !box || !frame.current) return;
    const last = [...words.getClientRects()].at(-1);
    const field = frame.current.getBoundingClientRect();
    if (!last) return;
    box.style.left = `${Math.max(4, Math.min(last.left - field.left, field.width - box.offsetWidth - 4))}px`;
    box.style.top = `${last.bottom - field.top + 3}px`;
  }, [frame, mark, text]);
  return (
    <span ref={own} className={s.offer} data-noprint>
      {children}
    </span>
  );
}
