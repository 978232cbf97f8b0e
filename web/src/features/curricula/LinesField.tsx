import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { newLine, type Line } from './outline';
import fieldset from './Fieldset.module.css';
import s from './LinesField.module.css';

type Props = {
  /** The group's name: "Objectives". */
  title: string;
  /** One of them: "objective". */
  one: string;
  lines: Line[];
  onChange: (lines: Line[]) => void;
  /** What is wrong with the line at a place. */
  fault?: (at: number) => string | undefined;
};

/** A short list one writes line by line: Enter opens the next, Backspace in an
    empty one closes it, pasted lines become lines. */
export function LinesField({ title, one, lines, onChange, fault }: Props) {
  const [fresh, setFresh] = useState('');

  function open(at: number, texts = ['']) {
    const added = texts.map(newLine);
    setFresh(added.at(-1)?.key ?? '');
    onChange(lines.toSpliced(at, 0, ...added));
  }

  function close(at: number) {
    const neighbor = lines[at - 1] ?? lines[at + 1];
    onChange(lines.toSpliced(at, 1));
    if (neighbor) document.getElementById(`line-${neighbor.key}`)?.focus();
  }

  function keys(e: KeyboardEvent<HTMLInputElement>, at: number) {
    if (e.key === 'Enter') {
      e.preventDefault();
      open(at + 1);
    } else if (e.key === 'Backspace' && lines[at]?.text === '') {
      e.preventDefault();
      close(at);
    }
  }

  function paste(e: ClipboardEvent, at: number) {
    const texts = e.clipboardData.getData('text/plain').split(/\r?\n/).map((t) => t.trim()).filter(Boolean);
    if (texts.length < 2) return;
    e.preventDefault();
    const empty = lines[at]?.text === '';
    const added = texts.map(newLine);
    onChange(lines.toSpliced(empty ? at : at + 1, empty ? 1 : 0, ...added));
  }

  return (
    <fieldset className={fieldset.group}>
      <legend className={fieldset.legend}>{title}</legend>
      <div className={fieldset.rows}>
        {lines.map((line, i) => (
          <div key={line.key} className={s.line}>
            <TextInput
              id={`line-${line.key}`}
              aria-label={`${title}, ${i + 1}`}
              value={line.text}
              maxLength={1000}
              autoFocus={line.key === fresh}
              error={fault?.(i)}
              onChange={(e) => onChange(lines.with(i, { ...line, text: e.currentTarget.value }))}
              onKeyDown={(e) => keys(e, i)}
              onPaste={(e) => paste(e, i)}
            />
            <ActionIcon aria-label={`Remove ${one} ${i + 1}`} onClick={() => close(i)}>
              <span aria-hidden>✕</span>
            </ActionIcon>
          </div>
        ))}
      </div>
      {lines.length < 50 && (
        <Button variant="subtle" className={fieldset.add} onClick={() => open(lines.length)}>
          Add {/^[aeiou]/.test(one) ? 'an' : 'a'} {one}
        </Button>
      )}
    </fieldset>
  );
}
