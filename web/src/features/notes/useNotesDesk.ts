import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { saveNote, saveShared, sessionNotesQuery } from '@/components/notes/noteQueries';
import type { SessionNotes } from '@/components/notes/noteTypes';
import { NotesDesk } from './notesDesk';

/** The desk of one session's notes for as long as its page is open. Leaving sends
    what is unsaved; what cannot be sent stays on this device, sealed. */
export function useNotesDesk(notes: SessionNotes) {
  const queries = useQueryClient();
  const key = sessionNotesQuery(notes.sessionId).queryKey;
  const [desk] = useState(
    () =>
      new NotesDesk(notes, {
        read: () => queries.fetchQuery({ ...sessionNotesQuery(notes.sessionId), staleTime: 0 }),
        saveNote: (clientId, body, version) => saveNote(notes.sessionId, clientId, body, version),
        saveShared: (body, version) => saveShared(notes.sessionId, body, version),
        took: (saved) =>
          queries.setQueryData(key, (was) => {
            if (!was) return was;
            if ('shared' in saved) return { ...was, shared: saved.shared };
            return { ...was, members: was.members.map((m) => (m.clientId === saved.note.clientId ? { ...m, note: saved.note } : m)) };
          }),
        outdated: () => void queries.invalidateQueries({ queryKey: key }),
      }),
  );
  const shown = useSyncExternalStore(desk.subscribe, desk.snapshot);
  useEffect(() => desk.hear(notes), [desk, notes]);
  useEffect(() => {
    const now = () => void desk.flush();
    window.addEventListener('online', now);
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('online', now);
      window.removeEventListener('pagehide', now);
      void desk.flush().finally(desk.stop);
    };
  }, [desk]);
  return { desk, shown };
}
