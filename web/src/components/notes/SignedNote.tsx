import type { ReactNode } from 'react';
import { SignedDocument } from '@/components/document/SignedDocument';
import { done, failed } from '@/components/notices';
import { momentIn } from '@/format/dates';
import { useAddAddendum } from './noteQueries';
import { addendumDraft, partsOf, signingOf, textsOf } from './signedParts';
import type { ProgressNote } from './noteTypes';

type Props = {
  note: ProgressNote;
  /** Whose note it is, as the page calls them. */
  called: string;
  /** Who would sign an addendum. */
  signerName: string;
  mayAdd: boolean;
  zone: string;
  /** Beside the signatures. */
  aside?: ReactNode;
};

/** A note as it was signed, what was added later, and a way to add to it. */
export function SignedNote({ note, called, signerName, mayAdd, zone, aside }: Props) {
  const add = useAddAddendum(note);
  async function sign(text: string) {
    try {
      await add.mutateAsync({ text, name: signerName });
      done('Addendum signed');
    } catch (thrown) {
      failed(thrown, 'The addendum is not signed');
      throw thrown;
    }
  }
  return (
    <SignedDocument
      label={`Note on ${called}, signed`}
      parts={partsOf(note)}
      texts={textsOf(note)}
      signings={[...(note.signed ? [signingOf(note.signed)] : []), ...(note.coSigned ? [signingOf(note.coSigned, 'Co-signed')] : [])]}
      addenda={note.addenda.map((a) => ({ id: a.id, text: a.text, signing: signingOf(a.signed) }))}
      onAdd={mayAdd ? sign : undefined}
      draft={addendumDraft(note.id)}
      aside={note.waits ? <span className="quiet">waits for co-signature{note.signed && ` since ${momentIn(note.signed.at, zone)}`}</span> : aside}
      zone={zone}
    />
  );
}
