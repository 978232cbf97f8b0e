import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { StateChip } from '@/components/Chip';
import type { Mark } from './marks';
import type { Part } from './DocumentPart';
import s from './Document.module.css';

/** A finding that lies on no word, with what mends it. `tell` is worth knowing,
    and in nobody's way. */
export type Finding = { id: string; tone: Mark['tone'] | 'quiet'; word: string; why: string; /** The part that it is about as a whole: one writes there to mend it. */ part?: string; action?: ReactNode };

type Props = {
  places: Array<{ part: Part; mark: Mark }>;
  others: Finding[];
  onShow: (part: string, mark: Mark) => void;
  onMend: (part: string, mark: Mark) => void;
  onWrite: (part: string) => void;
  onKeep?: (mark: Mark, part: string) => void;
  /** What else can be done at a place: compare it with what it is like. */
  also?: (mark: Mark, part: string) => ReactNode;
};

/** What the checks found, said again below the text: each a click from its place
    and a click from being mended. */
export function Findings({ places, others, onShow, onMend, onWrite, onKeep, also }: Props) {
  if (places.length + others.length === 0) return null;
  return (
    <ul className={s.findings} aria-label="Findings" data-noprint>
      {places.map(({ part, mark }) => (
        <li key={`${part.key}.${mark.id}`}>
          <StateChip tone={mark.tone}>{mark.word}</StateChip>
          <button type="button" className={s.why} onClick={() => onShow(part.key, mark)}>
            <b>{part.heading}</b> {mark.why}
          </button>
          <span className={s.mending}>
            {mark.instead !== undefined && <Button onClick={() => onMend(part.key, mark)}>Write “{mark.instead}”</Button>}
            {also?.(mark, part.key)}
            {onKeep && (
              <Button variant="subtle" onClick={() => onKeep(mark, part.key)}>
                Keep, say why
              </Button>
            )}
          </span>
        </li>
      ))}
      {others.map((f) => (
        <li key={f.id} data-finding={f.id} tabIndex={-1}>
          <StateChip tone={f.tone}>{f.word}</StateChip>
          {f.part === undefined ? (
            <span className={s.why}>{f.why}</span>
          ) : (
            <button type="button" className={s.why} onClick={() => onWrite(f.part ?? '')}>
              {f.why}
            </button>
          )}
          {f.action && <span className={s.mending}>{f.action}</span>}
        </li>
      ))}
    </ul>
  );
}
