import { SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { ChooseClient } from '@/components/clients/ChooseClient';
import type { NamedClient } from '@/components/clients/Named';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { longDate } from '@/format/dates';
import { useMoveAssessment, useVoidAssessment } from './assessmentChangeQueries';
import type { Assessment } from './assessmentQueries';

type Props = { taken: Assessment; name: string; client: { id: string; code: string }; onClose: () => void };

/** A questionnaire that was recorded on the wrong client goes to the right one;
    where nobody knows who that is, it is voided. */
export function WrongClientDialog({ taken, name, client, onClose }: Props) {
  const [known, setKnown] = useState(true);
  const [right, setRight] = useState<NamedClient>();
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState(false);
  const [problem, setProblem] = useState('');
  const move = useMoveAssessment(taken.id);
  const drop = useVoidAssessment(taken.id);
  const missing = known && (!right ? 'Say whose it is.' : right.id === client.id ? 'It stands on this record.' : '');
  const unsaid = reason.trim() === '';

  async function submit() {
    setWanting(true);
    if (missing || unsaid) return;
    setProblem('');
    try {
      if (known && right) await move.mutateAsync({ clientId: right.id, reason: reason.trim() });
      else await drop.mutateAsync(reason.trim());
      done(known && right ? `${name} moved to ${right.code}` : `${name} of ${client.code} is voided`);
      onClose();
    } catch (thrown) {
      const refused = asProblem(thrown);
      setProblem(refused.errors.length > 0 ? refused.errors.map((f) => (f.field === 'clientId' ? `The client ${f.message}.` : f.message)).join(' ') : refused.message);
    }
  }

  return (
    <WorkDialog title={`${name} of ${longDate(taken.takenOn)} is not ${client.code}’s`} size={560} dirty={() => right !== undefined || !unsaid} onClose={onClose}>
      {(close) => (
        <Form
          onSubmit={(e) => {
            e.preventDefault();
            void submit();
          }}
          submit={known ? 'Move it' : 'Void it'}
          busy={move.isPending || drop.isPending}
          problem={problem}
          onCancel={close}
        >
          <div className="fields">
            <SegmentedControl
              aria-label="What becomes of it"
              value={known ? 'move' : 'void'}
              onChange={(v) => setKnown(v === 'move')}
              data={[
                { value: 'move', label: 'Move it to whose it is' },
                { value: 'void', label: 'Void it' },
              ]}
            />
            <p>
              {known
                ? 'Its score and its risk flags go along. What was done about a flag is kept there, and the flag is raised anew: it was done for another person.'
                : 'It stays on record here, and counts nowhere: not in scores, not in the course, not before a seat. Its open risk flags are closed with it.'}{' '}
              Both can be undone.
            </p>
            {known && <ChooseClient chosen={right} onChoose={setRight} error={wanting && missing} />}
            {known && right && wanting && missing && <p role="alert">{missing}</p>}
            <Textarea
              label="How it came about"
              description={known ? 'Kept with it on both records, with your name.' : 'Kept with it, with your name.'}
              autosize
              minRows={2}
              maxLength={1000}
              required
              value={reason}
              onChange={(e) => setReason(e.currentTarget.value)}
              error={wanting && unsaid ? 'Say why, so that the next person understands.' : undefined}
            />
          </div>
        </Form>
      )}
    </WorkDialog>
  );
}
