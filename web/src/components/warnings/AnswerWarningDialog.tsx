import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { DateInput } from '@/components/DateInput';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { calledOf } from '@/format/person';
import { useWarningDeeds, type Warning, type WarningDeed } from './warningQueries';
import { deedHints, deedWords, shortDays } from './warningWords';

const deeds = Object.entries(deedWords).map(([value, label]) => ({ value, label }));

/** Asks what was done about a warning, and on which day. */
export function AnswerWarningDialog({ warning: w, today, onClose }: { warning: Warning; today: string; onClose: () => void }) {
  const [did, setDid] = useState<WarningDeed>('called');
  const [on, setOn] = useState(today);
  const [words, setWords] = useState('');
  const [wanting, setWanting] = useState(false);
  const { answer } = useWarningDeeds();
  const wordless = did === 'nothing_needed' && words.trim() === '';
  return (
    <WorkDialog title={`What was done for ${calledOf(w)}`} size={480} dirty={() => words !== ''} onClose={onClose}>
      {(close) => (
        <Form
          submit="Record it"
          busy={answer.isPending}
          problem={answer.error && asProblem(answer.error).message}
          onCancel={close}
          onSubmit={(e) => {
            e.preventDefault();
            setWanting(true);
            if (wordless || !on) return;
            answer.mutate({ enrollmentId: w.enrollmentId, body: { rule: w.rule, began: w.began, did, on, words: words.trim() || undefined } }, { onSuccess: () => (onClose(), done('What was done is recorded')) });
          }}
        >
          <p>{shortDays(w.says)}</p>
          <NativeSelect label="What was done" data={deeds} value={did} onChange={(e) => setDid(e.currentTarget.value as WarningDeed)} description={deedHints[did]} data-autofocus />
          <DateInput label="On" value={on} min={w.began} max={today} onChange={setOn} required error={wanting && !on ? 'Say on which day.' : undefined} />
          <Textarea label={did === 'nothing_needed' ? 'Why' : 'In words'} autosize minRows={3} maxLength={2000} value={words} onChange={(e) => setWords(e.currentTarget.value)} error={wanting && wordless ? 'Say why nothing is needed.' : undefined} />
        </Form>
      )}
    </WorkDialog>
  );
}
