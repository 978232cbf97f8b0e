import { lazy, Suspense, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { PrivateNoteList } from './PrivateNoteList';

const PrivateNoteDialog = lazy(() => import('./PrivateNoteDialog').then((m) => ({ default: m.PrivateNoteDialog })));

/** All that one keeps for oneself, about whomever: also of clients whom somebody
    else treats by now. It names nobody, and stays off paper. */
export function PrivateNotesPage() {
  const [open, setOpen] = useState<string>();
  return (
    <div data-noprint>
      <PageHeader
        over={<Link to="/notes">Notes</Link>}
        title="Private notes"
        sentence="Yours alone, also after somebody else has taken over the client. Nobody else learns that there is one, and the list does not say whom it is about. A new one is begun on the client’s page."
      />
      <Card flush>
        <PrivateNoteList onOpen={setOpen} />
      </Card>
      <Suspense>{open && <PrivateNoteDialog key={open} id={open} onClose={() => setOpen(undefined)} />}</Suspense>
    </div>
  );
}
