import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { supportGroupQuery, useKeepSupportGroups, type SupportGroupAnswer } from '@/components/supportGroups/supportGroupQueries';
import { useStaleForm } from '@/components/useStaleForm';
import { WorkDialog } from '@/components/WorkDialog';
import { SupportGroupFields } from './SupportGroupFields';
import { bodyOf, missing, supportGroupParts, valuesOf, type SupportGroupValues } from './supportGroupForm';

/** Puts an entry right. When somebody saved first, both are shown and neither is lost. */
export function EditSupportGroup({ group, today, onClose }: { group: SupportGroupAnswer; today: string; onClose: () => void }) {
  const queries = useQueryClient();
  const { change } = useKeepSupportGroups();
  const form = useForm<SupportGroupValues>({ initialValues: valuesOf(group), validate: missing });
  const edit = useStaleForm<SupportGroupAnswer, SupportGroupValues>({
    stored: group,
    form,
    valuesOf: (stored) => valuesOf(stored),
    parts: supportGroupParts,
    read: () => queries.fetchQuery({ ...supportGroupQuery(group.id), staleTime: 0 }),
    send: async ({ version }, values) => {
      await change.mutateAsync({ id: group.id, version, body: bodyOf(values) });
      form.resetDirty();
      done(`${values.name.trim()} is saved`);
      onClose();
    },
  });
  return (
    <WorkDialog title={`Edit ${group.name}`} size={760} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <>
          <Form submit="Save" busy={edit.busy} problem={edit.problem} onCancel={close} onSubmit={form.onSubmit(() => void edit.save())}>
            <SupportGroupFields form={form} today={today} />
          </Form>
          {edit.dialog}
        </>
      )}
    </WorkDialog>
  );
}
