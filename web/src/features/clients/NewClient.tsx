import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { ClientFields } from '@/components/clients/ClientFields';
import { blankClient, clientFaults, filledClient, type ClientValues } from '@/components/clients/clientValues';
import { useDuplicates } from '@/components/clients/duplicateQuery';
import { Duplicates } from '@/components/clients/Duplicates';
import { focusFirstWrong, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { useFormDraft } from '@/drafts/useFormDraft';
import { useCreateClient } from './clientQueries';

/** Records somebody without a referral: a member of a group that already runs,
    or somebody who asks before anybody sends them. */
export function NewClient({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const create = useCreateClient();
  const form = useForm<ClientValues>({ initialValues: blankClient(), validate: clientFaults });
  useFormDraft('client:new', form);
  const [looking, setLooking] = useState(false);
  const [problem, setProblem] = useState('');
  const known = useDuplicates(form.values, true);

  const open = (id: string) => void navigate({ to: '/clients/$clientId', params: { clientId: id }, ignoreBlocker: true });

  /** Warns of people like this who were not shown yet; pressed again, it is somebody new. */
  async function record(v: ClientValues) {
    setProblem('');
    setLooking(true);
    try {
      if (!(await known.somebodyNew(v))) return;
      const made = await create.mutateAsync(filledClient(v));
      form.resetDirty();
      done(`${made.code} recorded`);
      open(made.id);
    } catch (thrown) {
      setProblem(showProblem(form, thrown));
      setTimeout(() => focusFirstWrong(), 0);
    } finally {
      setLooking(false);
    }
  }

  return (
    <WorkDialog title="New client" size={720} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <Form onSubmit={form.onSubmit((v) => void record(v))} submit={known.alike.length > 0 ? 'Record as somebody new' : 'Record client'} busy={looking} problem={problem} onCancel={close}>
          <ClientFields focus values={form.values} field={(name) => form.getInputProps(name)} />
          <Duplicates alike={known.alike} warned={known.warned} onUse={(one) => open(one.id)} />
        </Form>
      )}
    </WorkDialog>
  );
}
