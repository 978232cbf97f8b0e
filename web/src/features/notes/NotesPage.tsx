import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PendingPage } from '@/components/PendingPage';
import { sessionNotesQuery } from '@/components/notes/noteQueries';
import { NotesDeskPage } from './NotesDeskPage';

const route = getRouteApi('/desk/sessions/$sessionId/notes');

/** The notes of one session: what all share once, and one note for each who came. */
export function NotesPage() {
  const notes = useQuery(sessionNotesQuery(route.useParams().sessionId));
  if (!notes.data) return <PendingPage query={notes} title="Notes" />;
  return <NotesDeskPage key={notes.data.sessionId} notes={notes.data} />;
}
