import { SignedDocument } from '@/components/document/SignedDocument';
import { longDate } from '@/format/dates';
import type { RecordNote } from './noteTypes';
import { SessionFactsList } from './SessionFactsList';
import { partsOf, signingOf, textsOf } from './signedParts';
import s from './SignedNote.module.css';

/** A signed note on paper: it stands alone, with what all shared, every addendum,
    and the digests in full. */
export function PrintedNote({ note, who, zone }: { note: RecordNote; who: string; zone: string }) {
  const parts = [...(note.shared ? [{ key: '$shared', heading: 'What everybody shared' }] : []), ...(note.techniques.length > 0 ? [{ key: '$techniques', heading: 'Techniques' }] : []), ...partsOf(note)];
  const there = note.member && `${note.member.minutes} of ${note.facts?.minutes ?? note.member.minutes} minutes${note.member.place === 'online' ? ', by video' : ''}`;
  return (
    <section className={s.sheet}>
      <header>
        <h1>{who}</h1>
        <p>
          Progress note · {note.cohortName}
          {note.facts && `, ${note.facts.theme || `session ${note.facts.number}`} · ${longDate(note.facts.date)}`}
          {there && ` · ${there}`}
        </p>
      </header>
      {note.facts && <SessionFactsList facts={note.facts} zone={zone} />}
      {note.attendanceCorrected && <p>The attendance was corrected after this was signed.</p>}
      <SignedDocument
        label={`Note on ${who}`}
        parts={parts}
        texts={{ ...textsOf(note), $shared: note.shared ?? '', $techniques: note.techniques.join(', ') }}
        signings={[...(note.signed ? [signingOf(note.signed, undefined, note.signed.digest)] : []), ...(note.coSigned ? [signingOf(note.coSigned, 'Co-signed', note.coSigned.digest)] : [])]}
        addenda={note.addenda.map((a) => ({ id: a.id, text: a.text, signing: signingOf(a.signed, undefined, a.signed.digest) }))}
        zone={zone}
      />
    </section>
  );
}
