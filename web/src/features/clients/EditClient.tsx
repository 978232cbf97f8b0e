import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, showProblem } from '@/api/problem';
import { changesBetween, ConflictDialog } from '@/components/ConflictDialog';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, focusFirstWrong, Form, Wide } from '@/components/Form';
import { LanguageSelect } from '@/components/LanguageSelect';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { localDate, ownZone } from '@/format/dates';
import { clientQuery, useChangeClient, type Client } from './clientQueries';

const labels = {
  firstName: 'First name', lastName: 'Last name', preferredName: 'Preferred name', birthDate: 'Birth date', phone: 'Phone', email: 'Email', address: 'Address', language: 'Language',
};
type Values = Record<keyof typeof labels, string>;

const valuesOf = (c: Client): Values => ({
  firstName: c.firstName,
  lastName: c.lastName,
  preferredName: c.preferredName ?? '',
  birthDate: c.birthDate,
  phone: c.phone ?? '',
  email: c.email ?? '',
  address: c.address ?? '',
  language: c.language ?? '',
});

// Hints under the inputs keep a row's inputs on one line.
const hintBelow: Array<'label' | 'input' | 'description' | 'error'> = ['label', 'input', 'description', 'error'];

/** Changes who a client is and how to reach them; an emptied field is emptied. */
export function EditClient({ client, onClose }: { client: Client; onClose: () => void }) {
  const queries = useQueryClient();
  const change = useChangeClient(client.id);
  const form = useForm<Values>({ initialValues: valuesOf(client) });
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
            <FieldGroup title="Who it is">
              <TextInput label="First name" required data-autofocus maxLength={100} autoComplete="off" {...form.getInputProps('firstName')} />
              <TextInput label="Last name" required maxLength={100} autoComplete="off" {...form.getInputProps('lastName')} />
              <TextInput label="Preferred name" inputWrapperOrder={hintBelow} description="The name the group uses" maxLength={100} autoComplete="off" {...form.getInputProps('preferredName')} />
              <DateInput label="Birth date" inputWrapperOrder={hintBelow} description="Tells people of one name apart" required max={localDate(new Date(), ownZone())} {...form.getInputProps('birthDate')} value={form.values.birthDate} />
            </FieldGroup>
            <FieldGroup title="How to reach them">
              <TextInput label="Phone" type="tel" maxLength={40} autoComplete="off" {...form.getInputProps('phone')} />
              <TextInput label="Email" type="email" maxLength={254} autoComplete="off" {...form.getInputProps('email')} />
              <Wide>
                <TextInput label="Address" maxLength={300} autoComplete="off" {...form.getInputProps('address')} />
              </Wide>
              <LanguageSelect label="Language" {...form.getInputProps('language')} value={form.values.language} />
            </FieldGroup>
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
