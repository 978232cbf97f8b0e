import { Button } from '@mantine/core';
import { useState } from 'react';
import { SignedDocument } from '@/components/document/SignedDocument';
import { done, failed } from '@/components/notices';
import { shortDigest, signingOf } from '@/components/notes/signedParts';
import { ReasonDialog } from '@/components/ReasonDialog';
import { longDate, ownZone } from '@/format/dates';
import { usePrivateNoteDeeds, type PrivateNote } from './privateNoteQueries';
import s from './PrivateNotes.module.css';

/** A private note that is signed, what was added, and a way to say that it was a
    mistake. */
export function PrivateNoteSigned({ note, name }: { note: PrivateNote; name: string }) {
  const { add, voidIt } = usePrivateNoteDeeds(note.id);
  const [voiding, setVoiding] = useState(false);
  async function sign(text: string) {
    try {
      await add.mutateAsync({ text, name });
      done('Addendum signed');
    } catch (thrown) {
      failed(thrown, 'The addendum is not signed');
      throw thrown;
    }
  }
  return (
    <>
      {note.voided && (
        <p className={`tinted ${s.error}`} data-tone="soon" role="note">
          Entered in error: {note.voided.reason}
        </p>
      )}
      {!note.unchanged && (
        <p className={`tinted ${s.error}`} data-tone="late" role="alert">
          What stands here is not what was signed: its digest does not fit.
        </p>
      )}
      <SignedDocument
        label="Private note, signed"
        parts={[{ key: 'text', heading: longDate(note.on) }]}
        texts={{ text: note.text }}
        signings={note.signed ? [signingOf(note.signed)] : []}
        addenda={note.addenda.map((a) => ({ id: a.id, text: a.text, signing: signingOf(a.signed, undefined, shortDigest(a.signed.digest)) }))}
        onAdd={sign}
        draft={`private-addendum:${note.id}`}
        aside={!note.voided && <Button size="compact-sm" onClick={() => setVoiding(true)}>Entered in error…</Button>}
        zone={ownZone()}
      />
      <ReasonDialog opened={voiding} title="Entered in error?" confirm="Entered in error" kept="Kept with the note, read by you alone." onConfirm={(reason) => voidIt.mutateAsync(reason)} onClose={() => setVoiding(false)}>
        The note stays, marked, with the reason.
      </ReasonDialog>
    </>
  );
}
