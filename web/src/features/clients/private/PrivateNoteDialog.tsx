import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/api/me';
import { Pending } from '@/components/States';
import { PrivateNoteDraft } from './PrivateNoteDraft';
import { PrivateNoteSigned } from './PrivateNoteSigned';
import { kindWords, privateNoteQuery } from './privateNoteQueries';
import s from './PrivateNotes.module.css';

/** One private note: written while it is a draft, read once it is signed. */
export function PrivateNoteDialog({ id, clientId, onClose }: { id: string; clientId?: string; onClose: () => void }) {
  const note = useQuery(privateNoteQuery(id));
  const name = useQuery(meQuery).data?.user.name ?? '';
  return (
    <Modal opened onClose={onClose} title={note.data && note.data.state !== 'draft' ? kindWords[note.data.kind] : 'Private note'} size={720} closeOnClickOutside={false}>
      {!note.data && <Pending query={note} rows={3} />}
      {note.data?.state === 'draft' && <PrivateNoteDraft note={note.data} clientId={clientId} name={name} onClose={onClose} />}
      {note.data && note.data.state !== 'draft' && <PrivateNoteSigned note={note.data} name={name} />}
      <p className={s.alone}>
        {note.data?.state === 'draft' && 'Locked once signed; what comes later is an addendum. '}
        Read by you alone: not by who leads with you, your supervisor, administrators or who opens the record in an emergency. Times, medication, test results, diagnosis, plan and progress belong in the progress note. A court may still ask you for it.
      </p>
    </Modal>
  );
}
