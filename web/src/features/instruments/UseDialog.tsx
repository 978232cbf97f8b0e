import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { faultWords } from './instrumentForm';
import { useOwnInstruments, type OwnForm, type OwnInstrument } from './instrumentQueries';
import s from './Instruments.module.css';

/** The last look before clients are asked. */
export function UseDialog({ of, draft, onClose }: { of: OwnInstrument; draft: OwnForm; onClose: () => void }) {
  const [right, setRight] = useState(false);
  const [wanting, setWanting] = useState(false);
  const { use } = useOwnInstruments();
  const problem = use.error && asProblem(use.error);
  const next = of.editions.length + 1;
  return (
    <WorkDialog title={`Put ${of.name} into use`} size={560} dirty={() => false} onClose={onClose}>
      {(close) => (
        <Form
          submit="Put it into use"
          busy={use.isPending}
          onCancel={close}
          problem={problem && (problem.errors.length > 0 ? problem.errors.map(faultWords).join(' ') : problem.message)}
          onSubmit={(e) => {
            e.preventDefault();
            setWanting(true);
            if (right) use.mutate(of, { onSuccess: () => (done(`${of.name} can be given now`), onClose()) });
          }}
        >
          <div className={s.confirm}>
            <p>
              {next > 1
                ? `It becomes edition ${next}. What was answered on earlier editions is read by them; scores of two editions are not compared.`
                : 'It can be given to clients, in groups and by rule from now on. An edition that is in use never changes: a change makes another.'}
            </p>
            <p>
              Its score is marked <b>not validated</b> wherever it is shown.
            </p>
            <blockquote>
              {draft.source}
              <br />
              {draft.terms}
            </blockquote>
            <Checkbox
              label="We have the right to use this wording with our clients"
              checked={right}
              onChange={(e) => setRight(e.currentTarget.checked)}
              error={wanting && !right ? 'Without the right to the wording nobody may be asked.' : undefined}
            />
          </div>
        </Form>
      )}
    </WorkDialog>
  );
}
