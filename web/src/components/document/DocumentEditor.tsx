import { useImperativeHandle, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { ownZone } from '@/format/dates';
import { DocumentPart, type Part } from './DocumentPart';
import { inOrder, nextPlace, type Here } from './findingOrder';
import { Findings, type Finding } from './Findings';
import { markAt, moved, type Mark } from './marks';
import { SavingBar } from './SavingBar';
import { needsSomebody, type Saving } from './saveAsYouGo';
import { fitted, typeInto } from './writing';
import s from './Document.module.css';

/** What a check found in one part, and the text that it read. */
export type Checked = { text: string; marks: readonly Mark[] };

/** What a page does with its editor by its own keys and buttons. */
export type EditorHandle = {
  /** Puts the caret into a part, the first unless one is named. */
  focus: (part?: string) => void;
  /** Goes to the next finding from where one is, or from the top; false past the last. */
  next: (fromTop?: boolean) => boolean;
};

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
  /** What else can be done about a finding: compare. */
  also?: (mark: Mark, part: string) => ReactNode;
  /** Alt F past the last finding; absent, it begins again at the first. */
  onPast?: () => void;
  /** Beside a part's heading: phrases to insert, say. `insert` types at the caret. */
  tools?: (part: string, insert: (phrase: string) => void) => ReactNode;
  /** More keys for the foot. */
  keys?: ReactNode;
  /** Part of something that says how all of it is saved: headings are said, not
      shown, and the foot is there only when it needs somebody. */
  plain?: boolean;
  zone?: string;
  ref?: Ref<EditorHandle>;
};

/** A structured text: headings with prompts, plain text under each, saved as one
    goes. Alt F goes to the next finding, Alt P writes what was suggested there. */
export function DocumentEditor({ label, parts, saving, onType, onSettle, onRetry, checked = {}, others = [], onKeep, also, onPast, tools, keys, plain, zone = ownZone(), ref }: Props) {
  const frame = useRef<HTMLDivElement>(null);
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

  function hereNow(): Here {
    const at = document.activeElement;
    const part = parts.findIndex((p) => fields.get(p.key) === at);
    const field = fields.get(parts[part]?.key ?? '');
    if (field) return { part, from: field.selectionStart, to: field.selectionEnd };
    const row = frame.current?.contains(at) ? at?.closest<HTMLElement>('[data-finding]')?.dataset.finding : undefined;
    return row === undefined ? null : { row };
  }
  // What is merely told, or was kept for a reason, is in nobody's way.
  function next(fromTop?: boolean): boolean {
    const order = inOrder(
      parts.map((p) => marksOf(p.key)),
      others.filter((f) => f.tone !== 'quiet').map((f) => ({ row: f.id, part: parts.findIndex((p) => p.key === f.part) })),
    );
    const to = nextPlace(order, fromTop ? null : hereNow());
    if (!to) return false;
    const part = 'row' in to ? others.find((f) => f.id === to.row)?.part : undefined;
    if ('mark' in to) show(parts[to.part]?.key ?? '', to.mark);
    else if (part !== undefined) fields.get(part)?.focus();
    else {
      const row = [...(frame.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])].find((r) => r.dataset.finding === to.row);
      (row?.querySelector('button') ?? row)?.focus();
    }
    return true;
  }
  useImperativeHandle(ref, () => ({ next, focus: (part = parts[0]?.key ?? '') => fields.get(part)?.focus() }));

  function onKeyDown(e: KeyboardEvent) {
    if (!e.altKey || e.ctrlKey || e.metaKey || (e.code !== 'KeyF' && e.code !== 'KeyP')) return;
    e.preventDefault();
    if (e.code === 'KeyF') {
      if (!next()) (onPast ?? (() => next(true)))();
      return;
    }
    const here = hereNow();
    const key = here && 'part' in here ? parts[here.part]?.key : undefined;
    const mark = key !== undefined && here && 'part' in here ? markAt(marksOf(key), here.from, here.to) : undefined;
    if (key !== undefined && mark) mend(key, mark);
  }

  const places = parts.flatMap((p) => marksOf(p.key).map((mark) => ({ part: p, mark })));
  return (
    <div ref={frame} className={s.document} role="group" aria-label={label} onKeyDown={onKeyDown}>
      {parts.map((part) => (
        <DocumentPart
          key={part.key}
          part={part}
          saving={saving}
          marks={marksOf(part.key)}
          zone={zone}
          plain={plain}
          onType={onType}
          onSettle={onSettle}
          onMend={(mark) => mend(part.key, mark)}
          tools={tools?.(part.key, (phrase) => insert(part.key, phrase))}
          ref={(field) => {
            if (field) fields.set(part.key, field);
            return () => void fields.delete(part.key);
          }}
        />
      ))}
      <Findings places={places} others={others} onShow={show} onMend={mend} onWrite={(part) => fields.get(part)?.focus()} onKeep={onKeep} also={also} />
      {(!plain || needsSomebody(saving)) && <SavingBar saving={saving} zone={zone} onRetry={onRetry} keys={keys} marked={places.length > 0} />}
    </div>
  );
}
