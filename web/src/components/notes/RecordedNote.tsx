import { markWord } from '@/components/attendance';
import { momentIn } from '@/format/dates';
import type { RecordNote } from './noteTypes';
import { SessionFactsList } from './SessionFactsList';
import { SignedNote } from './SignedNote';
import s from './SignedNote.module.css';

type Props = { note: RecordNote; called: string; signerName: string; mayAdd: boolean; zone: string };

/** A note as it stands alone in a record: what all shared with it, as it was. */
export function RecordedNote({ note, ...rest }: Props) {
  return (
    <div className={s.within}>
      {note.attendanceCorrected && (
        <p className={`tinted ${s.corrected}`} data-tone="soon" role="note">
          The attendance was corrected after this was signed
          {note.corrections.map((c) => `: to ${markWord(c.mark)}${c.minutes === undefined ? '' : `, ${c.minutes} minutes`}, by ${c.by} on ${momentIn(c.at, rest.zone)} (${c.reason.replace(/\.$/, '')})`).join('')}.
        </p>
      )}
      {!note.unchanged && (
        <p className={`tinted ${s.corrected}`} data-tone="late" role="alert">
          What stands here is not what was signed: its digest does not fit.
        </p>
      )}
      {note.facts && (
        <div className={s.record}>
          <div>
            <h3>What everybody shared</h3>
            <p className={s.text}>{note.shared || 'Nothing was written.'}</p>
            {note.techniques.length > 0 && <p className={s.used}>Used: {note.techniques.join(', ')}</p>}
          </div>
          <SessionFactsList facts={note.facts} zone={rest.zone} />
        </div>
      )}
      <SignedNote note={note} {...rest} />
    </div>
  );
}
