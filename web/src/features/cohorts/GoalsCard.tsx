import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { Form } from '@/components/Form';
import { GoalsWords } from '@/components/GoalsWords';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { useChangeCohort, type Cohort } from './cohortQueries';

/** What a group works toward, for who leads it. */
export function GoalsCard({ cohort, mayEdit }: { cohort: Cohort; mayEdit: boolean }) {
  const [editing, setEditing] = useState(false);
  return (
    <Card
      title="What the group works toward"
      aside={
        mayEdit && (
          <Button size="xs" onClick={() => setEditing(true)}>
            {cohort.goals ? 'Change the goals' : 'Write the goals'}
          </Button>
        )
      }
    >
      {cohort.goals ? <GoalsWords goals={cohort.goals} /> : <p className="quiet">Not written yet. It stands where a session is prepared and where it is closed.</p>}
      {editing && <GoalsDialog cohort={cohort} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function GoalsDialog({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const was = { toward: cohort.goals?.toward ?? '', end: cohort.goals?.end ?? '' };
  const [goals, setGoals] = useState(was);
  const change = useChangeCohort(cohort.id);
  const problem = change.error && asProblem(change.error);
  return (
    <WorkDialog title="What the group works toward" size={560} dirty={() => goals.toward !== was.toward || goals.end !== was.end} onClose={onClose}>
      {(close) => (
        <Form
          submit="Save the goals"
          busy={change.isPending}
          problem={problem && (problem.stale ? 'Somebody else changed the cohort meanwhile. Keep your words, close this and look again.' : problem.message)}
          onCancel={close}
          onSubmit={(e) => {
            e.preventDefault();
            change.mutate({ version: cohort.version, body: { goals } }, { onSuccess: () => (onClose(), done('The goals are saved')) });
          }}
        >
          <div className="fields">
            <Textarea label="Works toward" description="A few lines. Only its leaders read them." data-autofocus autosize minRows={4} maxLength={20000} value={goals.toward} onChange={(e) => setGoals({ ...goals, toward: e.currentTarget.value })} />
            <Textarea label="End goal" description="How the group will know that it got there" autosize minRows={2} maxLength={2000} value={goals.end} onChange={(e) => setGoals({ ...goals, end: e.currentTarget.value })} />
          </div>
        </Form>
      )}
    </WorkDialog>
  );
}
