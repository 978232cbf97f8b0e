import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { StateChip } from '@/components/Chip';
import type { Mark } from './marks';
import type { Part } from './DocumentPart';
import s from './Document.module.css';

/** A finding that lies on no word, with what mends it. */
export type Finding = { id: string; tone: Mark['tone']; word: string; why: string; action?: ReactNode };

type Props = {
  places: Array<{ part: Part; mark: Mark }>;
  others: Finding[];
  onShow: (part: string, mark: Mark) => void;
  onMend: (part: string, mark: Mark) => void;
  onKeep?: (mark: Mark, part: string) => void;
};

/** What the checks found, said again below the text: each a click from its place
    and a click from being mended. */
export function Findings({ places, others, onShow, onMend, onKeep }: Props) {
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
            {onKeep && (
              <Button variant="subtle" onClick={() => onKeep(mark, part.key)}>
                Keep, say why
              </Button>
            )}
          </span>
        </li>
      ))}
      {others.map((f) => (
        <li key={f.id}>
          <StateChip tone={f.tone}>{f.word}</StateChip>
          <span className={s.why}>{f.why}</span>
          {f.action && <span className={s.mending}>{f.action}</span>}
        </li>
      ))}
    </ul>
  );
}
