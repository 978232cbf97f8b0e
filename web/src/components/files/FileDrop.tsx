import { Button } from '@mantine/core';
import { useId, useRef, useState, type DragEvent } from 'react';
import { FileRows, type FileRow } from './FileRows';
import { accepts, rulesWords, sorted, type FileRules } from './fileDrop';
import s from './FileDrop.module.css';

type Props = {
  /** What is asked for: "Pay slips", "The bank's file". */
  label: string;
  rules: FileRules;
  /** What is there, on its way or not taken by the server. */
  files: FileRow[];
  /** Files that passed the rules; the page sends them. */
  onFiles: (files: File[]) => void;
  onRemove?: (id: string) => void;
  onRetry?: (id: string) => void;
  /** Looked at, not changed. */
  readOnly?: boolean;
};

// As many bytes as the longest signature needs, and a CSV's beginning.
const headBytes = 512;

/** A place to drop files on, to paste them, or to choose them with a button; each
    one that is not taken is named with the reason. */
export function FileDrop({ label, rules, files, onFiles, onRemove, onRetry, readOnly }: Props) {
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<Array<{ name: string; why: string }>>([]);
  const full = rules.maxFiles !== undefined && files.length >= rules.maxFiles;

  async function take(list: FileList) {
    const candidates = await Promise.all([...list].map(async (file) => ({ name: file.name, size: file.size, head: new Uint8Array(await file.slice(0, headBytes).arrayBuffer()), file })));
    const { taken, refused: not } = sorted(candidates, rules, files);
    setRefused(not);
    if (taken.length > 0) onFiles(taken.map((c) => c.file));
  }
  function drop(e: DragEvent) {
    e.preventDefault();
    setOver(false);
    void take(e.dataTransfer.files);
  }

  return (
    <div role="group" aria-labelledby={`${id}-l`}>
      <p id={`${id}-l`} className={s.label}>
        {label}
      </p>
      {!readOnly && (
        <div
          className={[s.place, over && s.over, full && s.full].filter(Boolean).join(' ')}
          data-noprint
          onDragOver={(e) => {
            e.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          onPaste={(e) => void take(e.clipboardData.files)}
        >
          <input
            ref={chooser}
            className={s.chooser}
            type="file"
            tabIndex={-1}
            aria-hidden
            multiple={rules.maxFiles !== 1}
            accept={accepts(rules.types)}
            onChange={(e) => {
              if (e.currentTarget.files) void take(e.currentTarget.files);
              e.currentTarget.value = '';
            }}
          />
          <Button disabled={full} onClick={() => chooser.current?.click()} aria-describedby={`${id}-r`}>
            {rules.maxFiles === 1 ? 'Choose a file' : 'Choose files'}
          </Button>
          <span className={s.hint}>
            {over ? 'Let go to add' : full ? 'No more fit' : rules.maxFiles === 1 ? 'or drop it here' : 'or drop them here'}
            <small id={`${id}-r`}>{rulesWords(rules)}</small>
          </span>
        </div>
      )}
      <div role="alert">
        {refused.length > 0 && (
          <ul className={`tinted ${s.refused}`} data-tone="late">
            {refused.map((r, i) => (
              <li key={i}>
                <b>{r.name}</b> was not taken. {r.why}
              </li>
            ))}
          </ul>
        )}
      </div>
      {files.length > 0 && <FileRows label={label} files={files} onRemove={readOnly ? undefined : onRemove} onRetry={onRetry} />}
      {readOnly && files.length === 0 && <p className="quiet">No file.</p>}
    </div>
  );
}

