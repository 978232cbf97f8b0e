import { useState } from 'react';
import { useDraft } from '@/drafts/useDraft';
import type { CoSignRow } from '@/components/notes/noteTypes';

/** What a note goes back with: the section that it is about, and the words. */
export type RemarkDraft = { section: string; text: string };
export type Remarks = Readonly<Record<string, RemarkDraft>>;

/** The remarks on the notes of one session while they are written. They outlive a
    reload and an ended login, sealed, until all is sent. */
export function useRemarks(sessionId: string, rows: readonly CoSignRow[]) {
  const { text, setText, settled } = useDraft(`notes-remarks:${sessionId}`, '');
  const [known] = useState(() => new Set(rows.map((r) => r.noteId)));
  const remarks: Remarks = Object.fromEntries(Object.entries(parsed(text)).filter(([noteId]) => known.has(noteId)));

  /** Null takes the remark back. */
  function remark(noteId: string, next: RemarkDraft | null) {
    const rest = Object.fromEntries(Object.entries(remarks).filter(([id]) => id !== noteId));
    const all = next ? { ...rest, [noteId]: next } : rest;
    setText(Object.keys(all).length === 0 ? '' : JSON.stringify(all));
  }
  return {
    remarks,
    remark,
    settled: () => {
      setText('');
      settled();
    },
  };
}

function parsed(text: string): Record<string, RemarkDraft> {
  try {
    return text ? (JSON.parse(text) as Record<string, RemarkDraft>) : {};
  } catch {
    return {};
  }
}
