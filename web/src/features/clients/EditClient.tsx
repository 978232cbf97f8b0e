import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, showProblem } from '@/api/problem';
import { ClientFields } from '@/components/clients/ClientFields';
import type { ClientValues } from '@/components/clients/clientValues';
import { changesBetween, ConflictDialog } from '@/components/ConflictDialog';
import { focusFirstWrong, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { clientQuery, useChangeClient, type Client } from './clientQueries';

const labels: Record<keyof ClientValues, string> = {
  firstName: 'First name', lastName: 'Last name', preferredName: 'Preferred name', birthDate: 'Birth date', phone: 'Phone', email: 'Email', address: 'Address', language: 'Language',
};

const valuesOf = (c: Client): ClientValues => ({
  firstName: c.firstName,
  lastName: c.lastName,
  preferredName: c.preferredName ?? '',
  birthDate: c.birthDate,
  phone: c.phone ?? '',
  email: c.email ?? '',
  address: c.address ?? '',
  language: c.language ?? '',
});

/** Changes who a client is and how to reach them; an emptied field is emptied. */
export function EditClient({ client, onClose }: { client: Client; onClose: () => void }) {
  const queries = useQueryClient();
  const change = useChangeClient(client.id);
  const form = useForm<ClientValues>({ initialValues: valuesOf(client) });
  const [version, setVersion] = useState(client.version);
  const [theirs, setTheirs] = useState<Client>();
  const [problem, setProblem] = useState('');

  function save(over = version) {
    setProblem('');
    change.mutate(
      { version: over, body: form.getValues() },
      {
        onSuccess: () => {
          form.resetDirty();
          done('Client saved');
          onClose();
        },
        onError: (thrown) => void refused(thrown),
      },
    );
  }

  async function refused(thrown: unknown) {
    setTheirs(undefined);
    if (asProblem(thrown).stale) {
      try {
        setTheirs(await queries.fetchQuery({ ...clientQuery(client.id), staleTime: 0 }));
        return;
      } catch (again) {
        thrown = again;
      }
    }
    setProblem(showProblem(form, thrown));
    focusFirstWrong();
  }

  return (
    <WorkDialog title={`Edit ${client.code}`} size={720} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <>
          <Form
            onSubmit={(e) => {
              e.preventDefault();
              save();
            }}
            submit="Save"
            busy={change.isPending}
            problem={problem}
            onCancel={close}
          >
            <ClientFields focus values={form.values} field={(name) => form.getInputProps(name)} />
          </Form>
          <ConflictDialog
            opened={theirs !== undefined}
            changes={theirs ? changesBetween(form.getValues(), valuesOf(theirs), labels) : []}
            busy={change.isPending}
            onKeepMine={() => theirs && save(theirs.version)}
            onTakeTheirs={onClose}
            onClose={() => {
              if (theirs) setVersion(theirs.version);
              setTheirs(undefined);
            }}
          />
        </>
      )}
    </WorkDialog>
  );
}
