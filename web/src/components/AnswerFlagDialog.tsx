import { Button, Modal } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { asProblem } from '@/api/problem';
import { calledOf } from '@/format/person';
import { useDraft } from '@/drafts/useDraft';
import { done } from './notices';
import { ProblemNote } from './ProblemNote';
import { Prose } from './Prose';
import { flagWords, useAnswerFlag, type RiskFlag } from './riskFlags';
import s from './Dialog.module.css';

/** Asks what was done about a risk flag, and closes it. */
export function AnswerFlagDialog({ flag, onClose }: { flag: RiskFlag; onClose: () => void }) {
  const draft = useDraft(`risk-flag-${flag.id}`, '');
  const answer = useAnswerFlag(flag.id);
  const [wanting, setWanting] = useState(false);
  const [problem, setProblem] = useState('');
  const empty = draft.text.trim() === '';

  function submit(e: FormEvent) {
    e.preventDefault();
    setWanting(true);
    if (empty) return;
    answer.mutate(draft.text.trim(), {
      onSuccess: () => {
        draft.settled();
        done(`What was done for ${flag.clientCode} is recorded`);
        onClose();
      },
      onError: (thrown) => setProblem(asProblem(thrown).message),
    });
  }

  return (
    <Modal opened onClose={onClose} title={`Risk flag of ${flag.clientCode}`} size={520}>
      <form noValidate onSubmit={submit}>
        <div className={s.text}>
          {flagWords(flag)}. {flag.blank ? 'Nobody knows what the answer would have been. ' : flag.why && `${flag.why}. `}Say what was done: who spoke with {calledOf(flag)}, what was found, what was agreed.
        </div>
        <div className={s.field}>
          <Prose
            label="What was done"
            required
            data-autofocus
            maxLength={10000}
            value={draft.text}
            onChange={draft.setText}
            keptAt={draft.savedAt}
            restored={draft.restored}
            onDiscard={draft.discard}
            error={wanting && empty ? 'Say what was done, so that the next person can rely on it.' : undefined}
          />
        </div>
        {problem && (
          <div className={s.problem}>
            <ProblemNote>{problem}</ProblemNote>
          </div>
        )}
        <div className={s.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" loading={answer.isPending}>
            Record what was done
          </Button>
        </div>
      </form>
    </Modal>
  );
}
