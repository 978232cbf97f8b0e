import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useToday } from '@/api/me';
import type { SessionNotes } from '@/components/notes/noteTypes';
import { longDate } from '@/format/dates';
import { barWords } from './deskWords';
import { NotesRing } from './NotesRing';
import type { NotesDesk } from './notesDesk';
import { SignDialog } from './SignDialog';
import type { MemberState } from './steps';
import s from './SigningBar.module.css';

type Props = { notes: SessionNotes; desk: NotesDesk; states: readonly MemberState[]; onFinding: () => void };

/** How far the signing is, and the one button that the page is for. */
export function SigningBar({ notes, desk, states, onFinding }: Props) {
  const [signing, setSigning] = useState(false);
  const may = useMay();
  const today = useToday();
  const all = states.map((x) => x.state);
  const needed = all.filter((x) => x.standing !== 'none').length;
  const ready = all.filter((x) => x.standing === 'ready' || (x.standing === 'returned' && x.tone !== 'late')).length;
  const left = all.filter((x) => x.standing !== 'none' && x.standing !== 'signed' && x.standing !== 'waits').length;
  const { signer } = notes;
  const as = [signer.name, signer.credential].filter(Boolean).join(', ');
  const rest = barWords(all);
  return (
    <div className={s.bar}>
      <NotesRing standings={all.map((x) => x.standing)} />
      <div className={s.how}>
        <b>{left === 0 ? (needed === 0 ? 'Nothing to write' : 'All of it is signed') : `${ready} of ${left} ready`}</b>
        <p>
          {rest && `${rest}. `}
          {left > 0 && `${notes.dueOn < today ? 'Was due' : 'Due'} ${longDate(notes.dueOn)}.`}
        </p>
      </div>
      {left > 0 ? (
        <>
          <p className={s.as}>
            as {as} · {signer.needsCoSignature ? (signer.coSigner ? `${signer.coSigner} co-signs` : 'nobody is named to co-sign') : 'locked once signed, addenda only'}
          </p>
          {/* The caret stays where it is, so that the next click goes on from there. */}
          <Button onMouseDown={(e) => e.preventDefault()} onClick={onFinding}>
            Next finding
          </Button>
          {may('progress_notes.sign') && (
            <Button variant="filled" disabled={ready === 0} onClick={() => setSigning(true)}>
              Sign all that are ready
            </Button>
          )}
        </>
      ) : (
        <p className={s.as}>
          <Link to="/notes">What else waits to be written</Link>
        </p>
      )}
      {signing && <SignDialog notes={notes} desk={desk} states={states} onClose={() => setSigning(false)} />}
    </div>
  );
}
