import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useToday } from '@/api/me';
import { Card } from '@/components/Card';
import { failed } from '@/components/notices';
import { useBeginPrivateNote } from './privateNoteQueries';
import s from './PrivateNotes.module.css';

const PrivateNoteList = lazy(() => import('./PrivateNoteList').then((m) => ({ default: m.PrivateNoteList })));
const PrivateNoteDialog = lazy(() => import('./PrivateNoteDialog').then((m) => ({ default: m.PrivateNoteDialog })));

/** What one notes about a client for oneself. Nothing is read before it is asked
    for: whoever looks over a shoulder does not learn that there is any. It stays
    off paper. */
export function PrivateNotesCard({ clientId, mayBegin }: { clientId: string; mayBegin: boolean }) {
  const [shown, setShown] = useState(false);
  const [open, setOpen] = useState<string>();
  const begin = useBeginPrivateNote(clientId);
  const today = useToday();
  return (
    <div data-noprint>
      <Card
        title="Private notes"
        aside={
          <span className={s.actions}>
            <Button size="compact-sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {shown ? 'Hide mine' : 'Show mine'}
            </Button>
            {mayBegin && (
              <Button size="compact-sm" data-in-view loading={begin.isPending} onClick={() => begin.mutate(today, { onSuccess: (n) => setOpen(n.id), onError: (thrown) => failed(thrown, 'No note is begun') })}>
                Write
              </Button>
            )}
          </span>
        }
        flush
      >
        <p className={s.who}>Psychotherapy and SUD counseling notes, apart from the record. You alone read yours; nobody here learns whether you have any.</p>
        <Suspense>
          {shown && <PrivateNoteList clientId={clientId} onOpen={setOpen} />}
          {open && <PrivateNoteDialog key={open} id={open} clientId={clientId} onClose={() => setOpen(undefined)} />}
        </Suspense>
      </Card>
    </div>
  );
}
