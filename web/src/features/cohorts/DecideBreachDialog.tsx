import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { useBreaches, type Breach, type ConsequenceKind } from '@/components/rules/rulesQueries';
import { consequenceHints, consequencesFor, consequenceWords } from '@/components/rules/rulesWords';
import { WorkDialog } from '@/components/WorkDialog';

/** What follows from a breach, now or instead of what was decided before. */
export function DecideBreachDialog({ breach: b, onClose }: { breach: Breach; onClose: () => void }) {
  const [consequence, setConsequence] = useState<ConsequenceKind>(b.followed.at(-1)?.kind ?? 'talk');
  const [words, setWords] = useState('');
  const { decide } = useBreaches(b.cohortId);
  return (
    <WorkDialog title="What follows" size={480} dirty={() => words !== ''} onClose={onClose}>
      {(close) => (
        <Form
          submit="Decide"
          busy={decide.isPending}
          problem={decide.error && asProblem(decide.error).message}
          onCancel={close}
          onSubmit={(e) => {
            e.preventDefault();
            decide.mutate({ breach: b, body: { consequence, words: words.trim() || undefined } }, { onSuccess: () => (onClose(), done(consequenceWords[consequence])) });
          }}
        >
          <NativeSelect label="What follows" data={consequencesFor(!!b.enrollmentId)} value={consequence} onChange={(e) => setConsequence(e.currentTarget.value as ConsequenceKind)} description={consequenceHints[consequence]} />
          <Textarea label="In words" description={b.followed.length > 0 ? 'What was decided before stays with it.' : undefined} autosize minRows={2} maxLength={2000} value={words} onChange={(e) => setWords(e.currentTarget.value)} />
        </Form>
      )}
    </WorkDialog>
  );
}
