import { useMemo, type ReactNode } from 'react';
import { difference, type Piece } from './compare';
import type { ComparedText } from './Compare';
import { paired } from './paragraphs';
import s from './Compare.module.css';

type Props = {
  text: ComparedText;
  view: 'sides' | 'one';
  /** The names of the two sides, for whoever listens. */
  sides: [string, string];
  choice?: ReactNode;
};

/** One text of a comparison under its label. */
export function ComparedField({ text, view, sides, choice }: Props) {
  const same = text.before === text.after;
  return (
    <section className={same ? `${s.field} ${s.same}` : s.field} aria-label={text.label} tabIndex={same ? undefined : -1} data-difference={same ? undefined : ''}>
      <h3 className={s.label}>
        {text.label}
        {same && <span className={s.word}> the same</span>}
      </h3>
      {same ? <p className={s.text}>{text.before || <None />}</p> : view === 'one' ? <OneText text={text} /> : <TwoTexts text={text} sides={sides} />}
      {choice && <div className={s.choice}>{choice}</div>}
    </section>
  );
}

function OneText({ text }: { text: ComparedText }) {
  const pieces = useMemo(() => difference(text.before, text.after), [text]);
  return (
    <p className={s.text}>
      <Pieces pieces={pieces} />
    </p>
  );
}

function TwoTexts({ text, sides }: { text: ComparedText; sides: [string, string] }) {
  const pairs = useMemo(() => paired(text.before, text.after), [text]);
  return (
    <div className={s.pairs}>
      {pairs.map((p, i) => (
        <div key={i} className={p.same ? `${s.pair} ${s.level}` : s.pair}>
          <p className={`${s.text} ${p.before ? '' : s.none}`}>
            <span className="unseen">{sides[0]}: </span>
            {p.before ? <Pieces pieces={p.before} /> : <None />}
          </p>
          <p className={`${s.text} ${p.after ? '' : s.none}`}>
            <span className="unseen">{sides[1]}: </span>
            {p.after ? <Pieces pieces={p.after} /> : <None />}
          </p>
        </div>
      ))}
    </div>
  );
}

const None = () => <span className={s.nothing}>nothing here</span>;

const Pieces = ({ pieces }: { pieces: Piece[] }) =>
  pieces.map((p, i) =>
    p.kind === 'same' ? (
      <span key={i}>{p.text}</span>
    ) : p.kind === 'removed' ? (
      <del key={i} className={s.removed}>
        <span className="unseen"> removed: </span>
        {p.text}
      </del>
    ) : (
      <ins key={i} className={s.added}>
        <span className="unseen"> added: </span>
        {p.text}
      </ins>
    ),
  );
