import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { ownZone } from '@/format/dates';
import { DocumentPart, type Part } from './DocumentPart';
import { Findings, type Finding } from './Findings';
import { markAfter, markAt, moved, type Mark } from './marks';
import { SavingBar } from './SavingBar';
import type { Saving } from './saveAsYouGo';
import { fitted, typeInto } from './writing';
import s from './Document.module.css';

/** What a check found in one part, and the text that it read. */
export type Checked = { text: string; marks: readonly Mark[] };

type Props = {
  /** What is written: "Note on Marcus Hale". */
  label: string;
  /** The headings with their prompts, in the order of the format. */
  parts: Part[];
  /** From useDocumentSaver. */
  saving: Saving;
  onType: (key: string, text: string) => void;
  onSettle: (key: string, text: string) => void;
  /** Saves now; offered while nobody answers. */
  onRetry: () => void;
  /** By part. Marks move along while one types, until the next check. */
  checked?: Readonly<Record<string, Checked>>;
  /** Findings that lie on no word: no goal linked, the minutes missing. */
  others?: Finding[];
  /** Lets a finding stand for a reason. Absent: it can only be mended. */
  onKeep?: (mark: Mark, part: string) => void;
  /** Beside a part's heading: phrases to insert, say. `insert` types at the caret. */
  tools?: (part: string, insert: (phrase: string) => void) => ReactNode;
  zone?: string;
};

/** A structured text: headings with prompts, plain text under each, saved as one
    goes. Alt F goes to the next finding, Alt P writes what was suggested there. */
export function DocumentEditor({ label, parts, saving, onType, onSettle, onRetry, checked = {}, others = [], onKeep, tools, zone = ownZone() }: Props) {
  const [fields] = useState(() => new Map<string, HTMLTextAreaElement>());
  const marksOf = (key: string) => {
    const c = checked[key];
    return c ? moved(c.marks, c.text, saving.texts[key] ?? '') : [];
  };

  function show(part: string, mark: Mark) {
    const field = fields.get(part);
    field?.focus();
    field?.setSelectionRange(mark.start, mark.end);
  }
  function mend(part: string, mark: Mark) {
    const field = fields.get(part);
    if (field && mark.instead !== undefined) typeInto(field, mark.start, mark.end, mark.instead);
  }
  function insert(part: string, phrase: string) {
    const field = fields.get(part);
    if (field) typeInto(field, field.selectionStart, field.selectionEnd, fitted(field.value, field.selectionStart, field.selectionEnd, phrase));
  }

  function onKeyDown(e: KeyboardEvent) {
    if (!e.altKey || e.ctrlKey || e.metaKey || (e.code !== 'KeyF' && e.code !== 'KeyP')) return;
    const here = parts.findIndex((p) => fields.get(p.key) === document.activeElement);
    const field = fields.get(parts[here]?.key ?? '');
    e.preventDefault();
    if (e.code === 'KeyF') return nextFrom(here, field?.selectionStart ?? -1);
    const key = parts[here]?.key;
    const mark = field && key ? markAt(marksOf(key), field.selectionStart, field.selectionEnd) : undefined;
    if (key && mark) mend(key, mark);
  }
  function nextFrom(here: number, caret: number) {
    const order = parts.map((_, i) => parts[(Math.max(0, here) + i) % parts.length]?.key ?? '');
    const behind = marksOf(order[0] ?? '').filter((m) => m.start > caret);
    const [part, mark] = [[order[0] ?? '', markAfter(behind, caret)] as const, ...[...order.slice(1), order[0] ?? ''].map((key) => [key, markAfter(marksOf(key), -1)] as const)].find(([, m]) => m) ?? [];
    if (part !== undefined && mark) show(part, mark);
  }

  return (
    <div className={s.document} role="group" aria-label={label} onKeyDown={onKeyDown}>
      {parts.map((part) => (
        <DocumentPart
          key={part.key}
          part={part}
          saving={saving}
          marks={marksOf(part.key)}
          zone={zone}
          onType={onType}
          onSettle={onSettle}
          tools={tools?.(part.key, (phrase) => insert(part.key, phrase))}
          ref={(field) => {
            if (field) fields.set(part.key, field);
            return () => void fields.delete(part.key);
          }}
        />
      ))}
      <Findings
        places={parts.flatMap((p) => marksOf(p.key).map((mark) => ({ part: p, mark })))}
        others={others}
        onShow={show}
        onMend={mend}
        onKeep={onKeep}
      />
      <SavingBar saving={saving} zone={zone} onRetry={onRetry} keys={parts.some((p) => marksOf(p.key).length > 0)} />
    </div>
  );
}
