import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Meter } from '@/components/Meter';
import { sizeWords } from './fileDrop';
import s from './FileDrop.module.css';

export type FileRow = {
  id: string;
  name: string;
  size: number;
  /** sending has its share, 0 to 1; failed its reason. */
  state: 'sending' | 'there' | 'failed';
  share?: number;
  why?: string;
  /** A quiet word: "Ruth Abara, Mar 10". */
  note?: string;
  /** Opens it, for those who may. */
  link?: ReactNode;
};

/** Files that are there, on their way, or did not arrive. */
export function FileRows({ label, files, onRemove, onRetry }: { label: string; files: FileRow[]; onRemove?: (id: string) => void; onRetry?: (id: string) => void }) {
  return (
    <ul className={s.files} aria-label={label}>
      {files.map((f) => (
        <li key={f.id} className={f.state === 'failed' ? s.failed : undefined}>
          <span className={s.name}>
            {f.link ?? f.name}
            <small>
              {sizeWords(f.size)}
              {f.state === 'there' && f.note && ` · ${f.note}`}
              {f.state === 'failed' && <span className={s.why}> · {f.why ?? 'It did not arrive.'}</span>}
            </small>
          </span>
          <span className={s.actions} data-noprint>
            {f.state === 'sending' && (
              <span className={s.sending}>
                <Meter share={f.share ?? 0} label={`${f.name}, sent`} />
              </span>
            )}
            {f.state === 'failed' && onRetry && (
              <Button onClick={() => onRetry(f.id)}>
                Try again<span className="unseen">: {f.name}</span>
              </Button>
            )}
            {onRemove && (
              <Button variant="subtle" onClick={() => onRemove(f.id)}>
                {f.state === 'sending' ? 'Stop' : 'Take away'}
                <span className="unseen">: {f.name}</span>
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
