import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { showProblem } from '@/api/problem';
import { ClientFields } from '@/components/clients/ClientFields';
import { blankClient, clientFaults, filledClient, likenessOf, type ClientValues } from '@/components/clients/clientValues';
import { findDuplicates } from '@/components/clients/duplicateQuery';
import { Duplicates } from '@/components/clients/Duplicates';
import type { NamedClient } from '@/components/clients/Named';
import { focusFirstWrong, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { useCreateClient } from './clientQueries';

/** Records somebody without a referral: a member of a group that already runs,
    or somebody who asks before anybody sends them. */
export function NewClient({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const create = useCreateClient();
  const form = useForm<ClientValues>({ initialValues: blankClient(), validate: clientFaults });
  const [alike, setAlike] = useState<NamedClient[]>([]);
  const [seen, setSeen] = useState('');
  const [looking, setLooking] = useState(false);
  const [problem, setProblem] = useState('');

  const open = (id: string) => void navigate({ to: '/clients/$clientId', params: { clientId: id }, ignoreBlocker: true });

  /** Warns once about people of this name and birth date; pressed again, it is somebody new. */
  async function record(v: ClientValues) {
    setProblem('');
    setLooking(true);
    try {
      if (likenessOf(v) !== seen) {
        const found = await findDuplicates(v);
        setSeen(likenessOf(v));
        setAlike(found);
        if (found.length > 0) return;
      }
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
        <Form onSubmit={form.onSubmit((v) => void record(v))} submit={alike.length > 0 ? 'Record as somebody new' : 'Record client'} busy={looking} problem={problem} onCancel={close}>
          <ClientFields focus values={form.values} field={(name) => form.getInputProps(name)} />
          <Duplicates alike={alike} onUse={(known) => open(known.id)} />
        </Form>
      )}
    </WorkDialog>
  );
}
