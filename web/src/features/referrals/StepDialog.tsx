import { Button, Modal, Radio, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { asProblem } from '@/api/problem';
import { ProblemNote } from '@/components/ProblemNote';
import { Prose } from '@/components/Prose';
import { useDraft } from '@/drafts/useDraft';
import { declineReasons, destinations, urgencies } from '@/components/contacts/choices';
import { PhoneBeside } from './PhoneBeside';
import { useStep, type Referral, type Step } from './referralQueries';
import { useTold } from './told';
import d from '@/components/Dialog.module.css';
import s from './StepDialog.module.css';

/** The steps that ask something first. */
export type Asking = 'triage' | 'decline' | 'redirect';

const words = {
  triage: { title: 'How soon must', verb: 'Triage' },
  decline: { title: 'Why is the practice declining', verb: 'Decline' },
  redirect: { title: 'Where should', verb: 'Redirect' },
};
const titleOf = (asking: Asking, code: string) => `${words[asking].title} ${code}${{ triage: ' be seen?', decline: '?', redirect: ' go?' }[asking]}`;

type Props = { referral: Referral; asking: Asking; onClose: () => void };

/** Triage, decline or redirect: one choice and a note, which the history keeps. */
export function StepDialog({ referral: r, asking, onClose }: Props) {
  const step = useStep(r.id);
  const told = useTold(r.id);
  const note = useDraft(`referral-${r.id}-${asking}`, '');
  const [urgency, setUrgency] = useState(r.urgency);
  const [choice, setChoice] = useState<string | null>(null);
  const [own, setOwn] = useState('');
  const [wanting, setWanting] = useState(false);
  const [problem, setProblem] = useState('');
  const value = asking === 'triage' ? urgency : choice === 'own' ? own.trim() : (choice ?? '');

  function submit(e: FormEvent) {
    e.preventDefault();
    setWanting(true);
    if (!value) return;
    const kept = note.text.trim() || undefined;
    const body: Step =
      asking === 'triage' ? { step: asking, body: { urgency, note: kept } } : asking === 'decline' ? { step: asking, body: { reason: value, note: kept } } : { step: asking, body: { to: value, note: kept } };
    step.mutate(body, {
      onSuccess: (taken) => {
        note.settled();
        onClose();
        told(taken);
      },
      onError: (thrown) => {
        const refused = asProblem(thrown);
        setProblem(refused.errors.map((f) => f.message).join(' ') || refused.message);
      },
    });
  }

  const error = wanting && !value ? 'Choose one.' : undefined;
  const list = asking === 'decline' ? declineReasons : destinations;
  return (
    <Modal opened onClose={onClose} title={titleOf(asking, r.client.code)} size={520}>
      <form noValidate onSubmit={submit}>
        <div className={s.fields}>
          {asking === 'triage' ? (
            <Radio.Group label="Urgency" value={urgency} onChange={setUrgency}>
              <div className={s.found}>
                {urgencies.map((u) => (
                  <Radio key={u.value} value={u.value} label={`${u.label}: contact ${u.limit}`} data-autofocus={u.value === urgency || undefined} />
                ))}
              </div>
            </Radio.Group>
          ) : (
            <Select
              label={asking === 'decline' ? 'Reason' : 'Where to'}
              placeholder="Choose"
              data={[...list, { value: 'own', label: asking === 'decline' ? 'In your own words…' : 'A place by its name…' }]}
              value={choice}
              onChange={setChoice}
              error={choice === 'own' ? undefined : error}
              data-autofocus
            />
          )}
          {choice === 'own' && <TextInput label={asking === 'decline' ? 'In your words' : 'Name of the place'} maxLength={300} value={own} onChange={(e) => setOwn(e.currentTarget.value)} error={wanting && !own.trim() ? 'Say it in a few words.' : undefined} />}
          {asking === 'triage' && <PhoneBeside id={r.id} />}
          <Prose
            label="Note"
            description={asking === 'triage' ? 'What was found on the phone; optional' : 'What the client was told; optional'}
            minRows={3}
            maxLength={20000}
            value={note.text}
            onChange={note.setText}
            keptAt={note.savedAt}
            restored={note.restored}
            onDiscard={note.discard}
          />
        </div>
        {problem && <div className={d.problem}><ProblemNote>{problem}</ProblemNote></div>}
        <div className={d.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" color={asking === 'decline' ? 'red' : undefined} loading={step.isPending}>
            {words[asking].verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
