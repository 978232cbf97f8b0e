import { Button } from '@mantine/core';
import { useId, type CSSProperties, type ReactNode, type Ref } from 'react';
import { Compare } from '@/components/compare/Compare';
import { timeIn } from '@/format/dates';
import { GrowingText } from './GrowingText';
import type { Mark } from './marks';
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
};

type Props = {
  part: Part;
  saving: Saving;
  marks: readonly Mark[];
  zone: string;
  onType: (key: string, text: string) => void;
  onSettle: (key: string, text: string) => void;
  tools?: ReactNode;
  ref: Ref<HTMLTextAreaElement>;
};

/** A part of the document while it is written. */
export function DocumentPart({ part, saving, marks, zone, onType, onSettle, tools, ref }: Props) {
  const id = useId();
  const text = saving.texts[part.key] ?? '';
  const { standing, words } = partWords(saving, part.key, zone);
  return (
    <section className={s.part}>
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
          spellCheck
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
