import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { asProblem } from '@/api/problem';
import { useToday } from '@/api/me';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { DateInput } from '@/components/DateInput';
import { DocumentEditor } from '@/components/document/DocumentEditor';
import { sealedDrafts } from '@/components/document/documentSaver';
import { useDocumentSaver } from '@/components/document/useDocumentSaver';
import { done } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { timelineQuery } from '../timelineQuery';
import { aboutSessions } from './aboutSession';
import { kindWords, privateNoteQuery, savePrivateNote, usePrivateNoteDeeds, type PrivateKind, type PrivateNote } from './privateNoteQueries';
import s from './PrivateNotes.module.css';

const textsOf = (n: PrivateNote) => ({ text: n.text, $kind: n.kind, $on: n.on, $session: n.sessionId ?? '' });
const parts = [{ key: 'text', heading: 'What you keep for yourself', prompt: 'Analysis, hypotheses, what was said that the record needs not hold.', rows: 8 }];

/** A private note while it is written: saved as one goes, sealed on this device
    until it has arrived. */
export function PrivateNoteDraft({ note, clientId, name, onClose }: { note: PrivateNote; /** Whom it is about, where the page knows. */ clientId?: string; name: string; onClose: () => void }) {
  const queries = useQueryClient();
  const today = useToday();
  const { sign, discard } = usePrivateNoteDeeds(note.id);
  const [typed, setTyped] = useState(name);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const { saving, type, settle, flush } = useDocumentSaver(textsOf(note), String(note.version), {
    drafts: sealedDrafts(`private-note:${note.id}`),
    read: async () => {
      const now = await queries.fetchQuery(privateNoteQuery(note.id));
      return { texts: textsOf(now), version: String(now.version) };
    },
    send: async (changed, version) => {
      const key = privateNoteQuery(note.id).queryKey;
      const texts = { ...textsOf(queries.getQueryData(key) ?? note), ...changed };
      const body = { kind: texts.$kind as PrivateKind, on: texts.$on, text: texts.text, sessionId: texts.$session || undefined };
      const saved = await savePrivateNote(note.id, body, Number(version));
      queries.setQueryData(key, (was) => was && { ...was, ...body, version: saved.version });
      return { version: String(saved.version) };
    },
  });

  const held = useInfiniteQuery({ ...timelineQuery(clientId ?? '', ['session']), enabled: clientId !== undefined });
  const sessions = aboutSessions(held.data ?? [], note);
  function about(session: string | null) {
    type('$session', session ?? '');
    const day = sessions.find((s) => s.value === session)?.on;
    if (day) type('$on', day);
  }

  async function submit() {
    setProblem('');
    try {
      if (!(await flush())) return setProblem('Not everything that was typed has arrived at the server yet. Nothing is signed before it has.');
      await sign.mutateAsync(typed);
      done('Private note signed');
    } catch (thrown) {
      const p = asProblem(thrown);
      setProblem(p.errors.find((e) => e.field === 'name') ? 'The name must be your own, as it stands in your account.' : p.message);
    }
  }
  async function throwAway() {
    await discard.mutateAsync();
    setAsking(false);
    onClose();
    done('The draft is gone');
  }

  return (
    <>
      <div className={s.top}>
        <Select label="Kind" allowDeselect={false} data={Object.entries(kindWords).map(([value, label]) => ({ value, label }))} value={saving.texts.$kind ?? note.kind} onChange={(kind) => kind && type('$kind', kind)} />
        <DateInput label="Day it is about" max={today} value={saving.texts.$on ?? note.on} onChange={(on) => on && type('$on', on)} />
        {sessions.length > 0 && <Select label="Session" placeholder="None in particular" clearable clearButtonProps={{ 'aria-label': 'No session in particular' }} data={sessions} value={(saving.texts.$session ?? note.sessionId) || null} onChange={about} />}
      </div>
      <div className={s.sheet}>
        <DocumentEditor label="Private note" parts={parts} saving={saving} onType={type} onSettle={settle} onRetry={() => void flush()} />
      </div>
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <form
        className={s.sign}
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          void submit();
        }}
      >
        <TextInput className={s.name} label="Signed" autoComplete="off" maxLength={120} value={typed} onChange={(e) => setTyped(e.currentTarget.value)} />
        <Button onClick={() => setAsking(true)}>Discard…</Button>
        <Button type="submit" variant="filled" loading={sign.isPending} disabled={typed.trim() === '' || (saving.texts.text ?? '').trim() === ''}>
          Sign
        </Button>
      </form>
      <ConfirmDialog opened={asking} title="Discard this draft?" confirm="Discard" cancel="Keep it" danger busy={discard.isPending} onConfirm={() => void throwAway()} onClose={() => setAsking(false)}>
        It is gone for good. What is signed is kept.
      </ConfirmDialog>
    </>
  );
}
