import { useState } from 'react';
import { failed } from '@/components/notices';
import { recordNote } from '@/components/notes/noteQueries';
import { PrintedNote } from '@/components/notes/PrintedNote';
import { isLocked } from '@/components/notes/noteState';
import type { SessionNotes } from '@/components/notes/noteTypes';
import { usePrintAlone } from '@/components/usePrintAlone';
import { codeCalled } from '@/format/person';

/** Prints the signed notes of a session, each on a sheet of its own: each stands
    alone in its member's record. */
export function usePrintedNotes(notes: SessionNotes) {
  const { sheet, print } = usePrintAlone();
  const [busy, setBusy] = useState(false);
  async function fetchAndPrint() {
    setBusy(true);
    try {
      const signed = await Promise.all(notes.members.flatMap((m) => (m.note && isLocked(m.note) ? [recordNote(m.note.id)] : [])));
      print(signed.map((note) => <PrintedNote key={note.id} note={note} who={codeCalled(note)} zone={notes.timeZone} />));
    } catch (thrown) {
      failed(thrown, 'Not printed');
    } finally {
      setBusy(false);
    }
  }
  return { sheet, busy, print: () => void fetchAndPrint() };
}
