import { Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { fieldSentence } from '@/api/fieldProblem';
import { asProblem } from '@/api/problem';
import { FieldGroup, focusFirstWrong, Form, Wide } from '@/components/Form';
import { done } from '@/components/notices';
import { useDraft } from '@/drafts/useDraft';
import { contraindications } from '@/components/contacts/choices';
import { factorsOf, interviewOf, judged, notAsked, yesOrNo, type Interview } from './factors';
import { useJudge, type Suitability } from './referralQueries';
import { Scale, yesNo, zeroToFour } from './Scale';
import s from './SuitabilityDialog.module.css';

type Props = { referralId: string; kept: Suitability | undefined; onClose: () => void };

/** The screening interview. Answers stay on this device until they are judged. */
export function SuitabilityDialog({ referralId, kept, onClose }: Props) {
  const stored = JSON.stringify(interviewOf(kept));
  const draft = useDraft(`suitability-${referralId}`, stored);
  const interview: Interview = { ...interviewOf(kept), ...(JSON.parse(draft.text || stored) as Partial<Interview>) };
  const judge = useJudge(referralId);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState('');

  const set = (change: Partial<Interview>) => draft.setText(JSON.stringify({ ...interview, ...change }));

  function submit() {
    const missing = notAsked(interview);
    setErrors(missing);
    setProblem('');
    if (Object.keys(missing).length > 0) {
      setTimeout(() => focusFirstWrong(), 0);
      return;
    }
    judge.mutate(factorsOf(interview), {
      onSuccess: () => {
        draft.settled();
        done('Interview kept');
        onClose();
      },
      onError: (thrown) => {
        const refused = asProblem(thrown);
        setErrors(Object.fromEntries(refused.errors.map((f) => [f.field, fieldSentence(f.message)])));
        setProblem(refused.message);
      },
    });
  }

  return (
    <Modal opened onClose={onClose} title="Does a group fit?" size={720}>
      <Form
        onSubmit={(e) => {
          e.preventDefault();
          submit();
        }}
        submit="Judge"
        busy={judge.isPending}
        problem={problem}
        onCancel={onClose}
        note={draft.restored ? 'Brought back from before' : undefined}
      >
        <FieldGroup title="The interview" hint="0 is not at all, 4 is fully.">
          {judged.map((q) => (
            <Scale key={q.field} label={q.label} hint={q.hint} options={zeroToFour} value={interview[q.field]} onChange={(v) => set({ [q.field]: v })} error={errors[q.field]} />
          ))}
          {yesOrNo.map((q) => (
            <Scale key={q.field} label={q.label} hint={q.hint} options={yesNo} value={interview[q.field]} onChange={(v) => set({ [q.field]: v })} error={errors[q.field]} />
          ))}
        </FieldGroup>
        <FieldGroup title="What speaks against a group now">
          <Wide>
            <Checkbox.Group aria-label="What speaks against a group now" value={interview.contraindications} onChange={(v) => set({ contraindications: v })} error={errors.contraindications}>
              <div className={s.checks}>
                {contraindications.map((c) => (
                  <Checkbox key={c.value} value={c.value} label={c.label} />
                ))}
              </div>
            </Checkbox.Group>
          </Wide>
        </FieldGroup>
      </Form>
    </Modal>
  );
}
