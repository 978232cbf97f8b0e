import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import type { EditorHandle } from '@/components/document/DocumentEditor';
import { FindInNotes } from '@/components/notes/FindInNotes';
import { isLocked, noteState } from '@/components/notes/noteState';
import type { SessionNotes } from '@/components/notes/noteTypes';
import { useNotesFile } from '@/components/notes/useNotesFile';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNote } from '@/components/ProblemNote';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { localDate, longDayIn, shortDate, timeIn } from '@/format/dates';
import { CompareNotes } from './CompareNotes';
import { deskSentence } from './deskWords';
import { MemberList } from './MemberList';
import { NoteContext } from './NoteContext';
import { deskStanding } from './notesDesk';
import { NoteCard } from './NoteCard';
import { isWritten } from './noteTexts';
import { SavedLine } from './SavedLine';
import { SharedCard } from './SharedCard';
import { SigningBar } from './SigningBar';
import { isFirst, opensWith, stepFrom, withFindings } from './steps';
import { useDeskKeys } from './useDeskKeys';
import { useNotesDesk } from './useNotesDesk';
import { usePrintedNotes } from './usePrintedNotes';
import s from './Notes.module.css';

/** What is on the screen: the member, and where the caret goes once they are. */
type Place = { clientId: string; then: 'nothing' | 'write' | 'finding' };

export function NotesDeskPage({ notes }: { notes: SessionNotes }) {
  const { desk, shown } = useNotesDesk(notes);
  const may = useMay();
  const zone = notes.timeZone;
  const states = notes.members.map((member) => {
    const saving = shown.notes.get(member.clientId);
    return { member, saving, state: noteState(member, saving ? isWritten(saving.texts) : false, notes.shared.faults, (at) => (localDate(at, zone) === localDate(new Date(), zone) ? timeIn(at, zone) : shortDate(localDate(at, zone)))) };
  });
  const [at, setAt] = useState<Place>(() => ({ clientId: opensWith(states), then: 'nothing' }));
  const [comparing, setComparing] = useState<{ one: string; other: string } | null>(null);
  const shared = useRef<EditorHandle>(null);
  const editor = useRef<EditorHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  const printed = usePrintedNotes(notes);
  const file = useNotesFile(`/sessions/${notes.sessionId}/notes/file`);
  const here = states.find((x) => x.member.clientId === at.clientId);

  // The editor of another member is there only after it was drawn.
  useEffect(() => {
    if (at.then === 'write') editor.current?.focus();
    if (at.then === 'finding' && !editor.current?.next(true)) editor.current?.focus();
    if (at.then !== 'nothing') list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);

  // From above the notes one goes down to the one that is open, and from the first back up.
  function step(by: 1 | -1) {
    const inNote = document.activeElement?.closest('[data-note]');
    if (!inNote && by === 1) return setAt({ clientId: at.clientId, then: 'write' });
    if (by === -1 && (!inNote || isFirst(states, at.clientId))) return shared.current?.focus();
    setAt({ clientId: stepFrom(states, at.clientId, by), then: 'write' });
  }
  /** The next document with a finding after this one: the shared part, then the members in turn. */
  function pastFinding(from: 'shared' | 'note') {
    const to = withFindings(states, notes.shared.faults, from === 'shared' ? null : at.clientId);
    if (to === 'shared') shared.current?.next(true);
    else if (to) setAt({ clientId: to, then: 'finding' });
  }
  function nextFinding() {
    const inShared = Boolean(document.activeElement?.closest('[data-shared]'));
    if (!(inShared ? shared : editor).current?.next()) pastFinding(inShared ? 'shared' : 'note');
  }
  useDeskKeys({ onStep: step, onFinding: nextFinding });

  const mayWrite = may('progress_notes.write') && notes.status === 'closed';
  const open = states.filter((x) => !['none', 'signed', 'waits'].includes(x.state.standing)).length;
  const standing = deskStanding(shown);
  return (
    <>
      {/* What waits is sealed on this device and comes back; what was refused does not by itself. */}
      <UnsavedGuard when={standing.standing === 'refused' || standing.standing === 'conflict'} what="Part of a note" />
      <PageHeader
        over={
          <>
            <Link to="/sessions/$sessionId" params={{ sessionId: notes.sessionId }}>
              {notes.cohortName}
            </Link>
            {notes.weekNumber > 0 && ` · week ${notes.weekNumber}`} · {longDayIn(notes.startsAt, zone)}
          </>
        }
        title={`Notes: ${notes.theme || 'the session'}`}
        tab="Notes"
        sentence={deskSentence(states.map((x) => x.state))}
        actions={
          <>
            <SavedLine standing={standing} zone={zone} onRetry={() => void desk.flush()} />
            {states.some((x) => isLocked(x.member.note)) && (
              <>
                <Button loading={printed.busy} onClick={printed.print}>
                  Print
                </Button>
                {may('progress_notes.download') && (
                  <Button loading={file.busy} onClick={file.take}>
                    Download as PDF
                  </Button>
                )}
              </>
            )}
          </>
        }
      />
      {printed.sheet}
      {notes.status !== 'closed' && (
        <div className={s.note}>
          <ProblemNote tone="soon">
            {notes.status === 'cancelled' ? 'This session was cancelled: there is nothing to write.' : 'The session is not closed yet. Its notes are written once it is.'}
          </ProblemNote>
        </div>
      )}
      <div className={s.desk} data-noprint>
        <SharedCard notes={notes} desk={desk} saving={shown.shared} ref={shared} readOnly={!mayWrite || open === 0} needed={states.filter((x) => x.state.standing !== 'none').length} onPast={() => pastFinding('shared')} />
        <div className={s.columns}>
          <div className={s.list} ref={list}>
            <MemberList states={states} at={at.clientId} onChoose={(clientId) => setAt({ clientId, then: 'nothing' })} />
          </div>
          <div className={s.middle}>
            {here && (
              <NoteCard
                key={here.member.clientId}
                ref={editor}
                notes={notes}
                desk={desk}
                member={here.member}
                saving={here.saving}
                state={here.state}
                readOnly={!mayWrite}
                onPast={() => pastFinding('note')}
                onCompare={(other) => setComparing({ one: here.member.clientId, other })}
              />
            )}
          </div>
          <div className={s.context}>{here && here.state.standing !== 'none' && <NoteContext key={here.member.clientId} member={here.member} />}</div>
        </div>
        <SigningBar notes={notes} desk={desk} states={states} onFinding={nextFinding} />
      </div>
      {may('progress_notes.find') && (
        <div className={s.note}>
          <Card title="Find in this group's notes" flush>
            <FindInNotes among={{ cohortId: notes.cohortId }} named label="Words that stand in a note" title={(n, words) => <Link to="/sessions/$sessionId/notes" params={{ sessionId: n.sessionId }}>{words}</Link>} />
          </Card>
        </div>
      )}
      {comparing && <CompareNotes notes={notes} shown={shown} desk={desk} {...comparing} onClose={() => setComparing(null)} />}
    </>
  );
}
