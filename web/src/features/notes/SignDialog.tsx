import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import d from '@/components/Dialog.module.css';
import { done } from '@/components/notices';
import { useSignNotes } from '@/components/notes/noteQueries';
import { faultCalled } from '@/components/notes/noteState';
import type { SessionNotes } from '@/components/notes/noteTypes';
import { ProblemNote } from '@/components/ProblemNote';
import { calledOf } from '@/format/person';
import { listed, spelled, spelledIn } from '@/format/words';
import type { NotesDesk } from './notesDesk';
import type { MemberState } from './steps';

type Props = { notes: SessionNotes; desk: NotesDesk; states: readonly MemberState[]; onClose: () => void };

const notesSaid = (n: number) => (n === 1 ? 'one note' : `${spelledIn(n)} notes`);

/** Signs every note that nothing stands in the way of, under the person's own name. */
export function SignDialog({ notes, desk, states, onClose }: Props) {
  const sign = useSignNotes(notes.sessionId);
  const [name, setName] = useState(notes.signer.name);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const ready = states.filter((x) => x.state.standing === 'ready' || (x.state.standing === 'returned' && x.state.tone !== 'late'));
  const left = states.filter((x) => x.state.standing === 'finding' || x.state.standing === 'empty');
  const { signer } = notes;

  async function submit() {
    setBusy(true);
    setProblem('');
    try {
      if (!(await desk.flush())) return setProblem('Not everything that was typed has arrived at the server yet. Nothing is signed before it has.');
      const answer = await sign.mutateAsync({ name, clientIds: ready.map((x) => x.member.clientId) });
      const held = answer.notReady.map((r) => `${calledOf(states.find((x) => x.member.clientId === r.clientId)?.member ?? { clientCode: 'A member' })} (${r.faults.map((f) => faultCalled(f.kind)).join(', ')})`);
      if (held.length > 0) setProblem(`${answer.signed.length === 0 ? 'Nothing is signed' : `${spelled(answer.signed.length)} signed`}. Not ready after all: ${listed(held)}.`);
      else {
        done(`${spelled(answer.signed.length)} ${answer.signed.length === 1 ? 'note' : 'notes'} signed`);
        onClose();
      }
    } catch (thrown) {
      const p = asProblem(thrown);
      setProblem(p.errors.find((e) => e.field === 'name') ? 'The name must be your own, as it stands in your account.' : p.message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={`Sign ${notesSaid(ready.length)}?`} size={460}>
      <form
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          void submit();
        }}
      >
        <p className={d.text}>
          {ready.length === 1 ? 'It is locked' : 'They are locked'} once signed; what is to be said later is added as an addendum.
          {signer.needsCoSignature && ` ${signer.coSigner ?? 'A supervisor'} reads and co-signs ${ready.length === 1 ? 'it' : 'them'}.`}
          {left.length > 0 && ` ${spelled(left.length)} ${left.length === 1 ? 'is' : 'are'} left for later: ${listed(left.map((x) => calledOf(x.member)))}.`}
        </p>
        <TextInput className={d.field} label="Signed" description={[signer.credential, signer.license].filter(Boolean).join(' · ') || undefined} autoComplete="off" maxLength={120} value={name} onChange={(e) => setName(e.currentTarget.value)} />
        {problem && (
          <div className={d.problem}>
            <ProblemNote>{problem}</ProblemNote>
          </div>
        )}
        <div className={d.buttons}>
          <Button onClick={onClose}>Not yet</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={name.trim() === '' || ready.length === 0} data-autofocus>
            Sign {notesSaid(ready.length)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
