import { Button } from '@mantine/core';
import { useId, useState, type CSSProperties, type ReactNode, type Ref } from 'react';
import { Compare } from '@/components/compare/Compare';
import { timeIn } from '@/format/dates';
import { GrowingText } from './GrowingText';
import { markAt, type Mark } from './marks';
import type { Saving } from './saveAsYouGo';
import { partWords } from './saveWords';
import { wordCount, wordsSaid } from './writing';
import s from './Document.module.css';

/** One heading of a document, and what is asked under it. */
export type Part = {
  key: string;
  heading: string;
  /** What belongs here, in a few words. */
  prompt?: string;
  /** Lines that an empty field has, at least. */
  rows?: number;
  /** In the field while nothing is. */
  placeholder?: string;
};

type Props = {
  part: Part;
  saving: Saving;
  marks: readonly Mark[];
  zone: string;
  onType: (key: string, text: string) => void;
  onSettle: (key: string, text: string) => void;
  tools?: ReactNode;
  /** Writes at a mark what was suggested there. */
  onMend?: (mark: Mark) => void;
  /** The heading is said, not shown: what stands round it says it. */
  plain?: boolean;
  ref: Ref<HTMLTextAreaElement>;
};

/** A part of the document while it is written. */
export function DocumentPart({ part, saving, marks, zone, onType, onSettle, tools, onMend, plain, ref }: Props) {
  const id = useId();
  const [at, setAt] = useState<readonly [number, number] | null>(null);
  const text = saving.texts[part.key] ?? '';
  const { standing, words } = partWords(saving, part.key, zone);
  const here = at && markAt(marks, at[0], at[1]);
  const mend = onMend && here?.instead !== undefined ? here : null;
  return (
    <section className={plain ? `${s.part} ${s.plain}` : s.part}>
      <div className={s.heading}>
        <div>
          <h3 id={`${id}-h`}>{part.heading}</h3>
          {part.prompt && (
            <p id={`${id}-p`} className={s.prompt}>
              {part.prompt}
            </p>
          )}
        </div>
        {tools && (
          <div className={s.tools} data-noprint>
            {tools}
          </div>
        )}
      </div>
      <div className={s.writing} style={{ '--rows': part.rows ?? 2 } as CSSProperties}>
        <GrowingText
          ref={ref}
          value={text}
          onChange={(next) => onType(part.key, next)}
          marks={marks}
          offer={mend ? { mark: mend.id, children: <Offered mark={mend} onMend={() => onMend?.(mend)} /> } : undefined}
          onSelect={(e) => setAt([e.currentTarget.selectionStart, e.currentTarget.selectionEnd])}
          onBlur={() => setAt(null)}
          spellCheck
          placeholder={part.placeholder}
          aria-labelledby={`${id}-h`}
          aria-describedby={part.prompt ? `${id}-p ${id}-s` : `${id}-s`}
        />
        <p id={`${id}-s`} className={s.foot} data-noprint>
          <span className={s[standing]}>{words}</span>
          <span>{text === '' ? 'empty' : wordsSaid(wordCount(text))}</span>
        </p>
        {standing === 'conflict' && <Dispute part={part} saving={saving} zone={zone} onSettle={onSettle} />}
      </div>
    </section>
  );
}

/** Beside the marked words, for whoever has the pointer in hand; the key does the
    same, and the row below says it again. */
const Offered = ({ mark, onMend }: { mark: Mark; onMend: () => void }) => (
  <button type="button" tabIndex={-1} className={s.offered} onMouseDown={(e) => e.preventDefault()} onClick={onMend}>
    {mark.instead} <kbd aria-hidden>Alt P</kbd>
  </button>
);

/** Both changed this part: they stand over each other until one chooses. */
function Dispute({ part, saving, zone, onSettle }: Pick<Props, 'part' | 'saving' | 'zone' | 'onSettle'>) {
  const mine = saving.texts[part.key] ?? '';
  const theirs = saving.theirs?.texts[part.key] ?? '';
  const at = saving.theirs?.at;
  return (
    <div className={s.dispute}>
      <Compare
        plain
        before={{ title: saving.theirs?.by ? `Saved by ${saving.theirs.by}` : 'Saved meanwhile', note: at && timeIn(at, zone) }}
        after={{ title: 'Yours', note: 'not saved' }}
        texts={[{ key: part.key, label: part.heading, before: theirs, after: mine }]}
        choose={() => (
          <>
            <Button onClick={() => onSettle(part.key, mine)}>Keep mine</Button>
            <Button onClick={() => onSettle(part.key, theirs)}>Take theirs</Button>
            <Button onClick={() => onSettle(part.key, `${theirs}\n\n${mine}`)}>Keep both</Button>
          </>
        )}
      />
    </div>
  );
}
