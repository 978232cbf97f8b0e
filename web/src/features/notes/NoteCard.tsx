import { Button, SegmentedControl } from '@mantine/core';
import type { Ref } from 'react';
import { useMay } from '@/api/me';
import { markWord, type Mark as Attended } from '@/components/attendance';
import { StateChip } from '@/components/Chip';
import type { EditorHandle } from '@/components/document/DocumentEditor';
import type { Saving } from '@/components/document/saveAsYouGo';
import { useChooseFormat } from '@/components/notes/noteQueries';
import { isLocked, type NoteState } from '@/components/notes/noteState';
import type { NoteMember, SessionNotes } from '@/components/notes/noteTypes';
import { SignedNote } from '@/components/notes/SignedNote';
import { calledOf, codeBeside } from '@/format/person';
import { LateWords } from './LateWords';
import { NoteEditor } from './NoteEditor';
import type { NotesDesk } from './notesDesk';
import s from './NoteCard.module.css';

export type NoteCardProps = {
  notes: SessionNotes;
  desk: NotesDesk;
  member: NoteMember;
  saving: Saving | undefined;
  state: NoteState;
  readOnly: boolean;
  onPast: () => void;
  onCompare: (otherClientId: string) => void;
  ref: Ref<EditorHandle>;
};

/** One member's note: to be written, or as it was signed. */
export function NoteCard(props: NoteCardProps) {
  const { notes, desk, member, saving, state, readOnly } = props;
  const locked = isLocked(member.note);
  const format = saving && desk.formatOf(saving.texts);
  const saver = desk.of(member.clientId);
  const mayAdd = useMay()('progress_notes.add_addendum');
  const choose = useChooseFormat(notes.sessionId);
  return (
    <section className={s.card} aria-labelledby="note-of" data-note>
      <header className={s.head}>
        <div>
          <h2 id="note-of">{calledOf(member)}</h2>
          <p className={s.facts}>{factsOf(member, notes).join(' · ')}</p>
        </div>
        {locked ? (
          <StateChip tone={state.tone}>{state.words}</StateChip>
        ) : (
          saver &&
          !readOnly && (
            <div className={s.formats}>
              <SegmentedControl size="xs" aria-label="Format" value={format?.key ?? ''} onChange={(key) => saver.type('$format', key)} data={notes.formats.map((f) => ({ value: f.key, label: f.name }))} />
              {format && format.key !== notes.defaultFormat && (
                <Button size="compact-xs" variant="subtle" loading={choose.isPending} onClick={() => choose.mutate(format.key)}>
                  Begin with {format.name} from now on
                </Button>
              )}
            </div>
          )
        )}
      </header>
      {locked && member.note ? (
        <>
          {saving && saver && <LateWords saver={saver} saving={saving} titleOf={desk.titleOf(member.clientId)} note={member.note} />}
          <SignedNote note={member.note} called={calledOf(member)} signerName={notes.signer.name} mayAdd={mayAdd} zone={notes.timeZone} />
        </>
      ) : !member.noteNeeded ? (
        <p className={s.none}>{member.why ?? state.words}.</p>
      ) : saving && saver && format && !readOnly ? (
        <NoteEditor {...props} saving={saving} saver={saver} format={format} />
      ) : (
        <p className={s.none}>Not signed yet. Until then a note is read by those who lead the session alone.</p>
      )}
    </section>
  );
}

/** "C-0961 · 90 of 90 minutes, in the room · had a turn" */
function factsOf(m: NoteMember, notes: SessionNotes): string[] {
  const attended = m.mark === 'present' ? '' : markWord((m.mark ?? null) as Attended);
  const minutes = m.noteNeeded && m.minutes > 0 && `${m.minutes} of ${notes.facts.minutes} minutes`;
  const place = m.place === 'online' ? 'by video' : m.place === 'in_person' ? 'in the room' : '';
  return [codeBeside(m) ?? '', attended, [minutes, place].filter(Boolean).join(', '), m.noteNeeded && (m.hadTurn ? 'had a turn' : '')].filter((w): w is string => Boolean(w));
}
