import { useForm } from '@mantine/form';
import { useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { focusFirstWrong, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { useKeepSupportGroups } from '@/components/supportGroups/supportGroupQueries';
import { WorkDialog } from '@/components/WorkDialog';
import { SupportGroupFields } from './SupportGroupFields';
import { bodyOf, missing, valuesOf, type SupportGroupValues } from './supportGroupForm';

/** Adds an entry: mostly a group around the corner. */
export function AddSupportGroup({ today, onClose }: { today: string; onClose: () => void }) {
  const { add } = useKeepSupportGroups();
  const [problem, setProblem] = useState('');
  const form = useForm<SupportGroupValues>({ initialValues: valuesOf({}, today), validate: missing });
  const send = (values: SupportGroupValues) =>
    add.mutate(bodyOf(values), {
      onSuccess: (made) => {
        form.resetDirty();
        onClose();
        done(`${made.name} is in the directory`);
      },
      onError: (thrown) => {
        setProblem(showProblem(form, thrown));
        focusFirstWrong();
      },
    });
  return (
    <WorkDialog title="A support group" size={760} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <Form submit="Add it" busy={add.isPending} problem={problem} onCancel={close} onSubmit={form.onSubmit(send, () => focusFirstWrong())}>
          <SupportGroupFields form={form} today={today} />
        </Form>
      )}
    </WorkDialog>
  );
}
