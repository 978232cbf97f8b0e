import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { ClientFields } from '@/components/clients/ClientFields';
import { formerNamesOf, guardianOf, guardianWords, likenessOf, noGuardian, personFaults, type ClientValues } from '@/components/clients/clientValues';
import { emergencyOf, emergencyWords, messageWords, nobody } from '@/components/clients/personalValues';
import { longDate } from '@/format/dates';
import { useDuplicates } from '@/components/clients/duplicateQuery';
import { Duplicates } from '@/components/clients/Duplicates';
import { textParts, type Part } from '@/components/conflict';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { useStaleForm } from '@/components/useStaleForm';
import { WorkDialog } from '@/components/WorkDialog';
import { clientQuery, type Client } from '@/components/clients/oneClient';
import { useFormDraft } from '@/drafts/useFormDraft';
import { useChangeClient } from './clientQueries';

export const clientParts: Array<Part<ClientValues>> = [
  ...textParts<ClientValues>({ firstName: 'First name', lastName: 'Last name', preferredName: 'Preferred name', displayName: 'What the room sees', formerNames: 'Former names', phone: 'Phone', email: 'Email', address: 'Address', language: 'Language',
    pronouns: 'Pronouns', gender: 'Gender', culture: 'Culture', accessNeeds: 'Access needs', preferredTimes: 'When they can come' }),
  // One takes the place of the other.
  { label: 'Birth date', fields: ['birthDate', 'birthDateUnknown'], words: (v) => (v.birthDate ? longDate(v.birthDate) : `unknown: ${v.birthDateUnknown}`) },
  { label: 'Messages', fields: ['messages'], words: (v) => messageWords(v.messages) },
  { label: 'Emergency contact', fields: ['emergencyContact'], words: (v) => emergencyWords(v.emergencyContact) || 'nobody' },
  { label: 'Guardian', fields: ['guardian'], words: (v) => guardianWords(v.guardian) || 'none' },
];

const valuesOf = (c: Client): ClientValues => ({
  firstName: c.firstName,
  lastName: c.lastName,
  preferredName: c.preferredName ?? '',
  formerNames: (c.formerNames ?? []).join('; '),
  displayName: c.displayName ?? '',
  birthDate: c.birthDate ?? '',
  birthDateUnknown: c.birthDateUnknown ?? '',
  messages: c.messages ?? [],
  preferredTimes: c.preferredTimes ?? '',
  pronouns: c.pronouns ?? '',
  gender: c.gender ?? '',
  culture: c.culture ?? '',
  accessNeeds: c.accessNeeds ?? '',
  emergencyContact: { ...nobody(), ...c.emergencyContact },
  phone: c.phone ?? '',
  email: c.email ?? '',
  address: c.address ?? '',
  language: c.language ?? '',
  guardian: c.guardian ?? noGuardian(),
});

/** Changes who a client is and how to reach them; an emptied field is emptied. */
export function EditClient({ client, onClose }: { client: Client; onClose: () => void }) {
  const queries = useQueryClient();
  const change = useChangeClient(client.id);
  const form = useForm<ClientValues>({ initialValues: valuesOf(client), validate: personFaults });
  useFormDraft(`client:${client.id}`, form);
  // A name that is put right may turn out to be somebody's who is known.
  const known = useDuplicates(form.values, likenessOf(form.values) !== likenessOf(valuesOf(client)), client.id);
  const edit = useStaleForm({
    stored: client,
    form,
    valuesOf,
    parts: clientParts,
    read: () => queries.fetchQuery({ ...clientQuery(client.id), staleTime: 0 }),
    send: async ({ version }, body) => {
      const { formerNames, guardian, emergencyContact, ...rest } = body;
      await change.mutateAsync({ version, body: { ...rest, formerNames: formerNames === undefined ? undefined : formerNamesOf(formerNames), emergencyContact: emergencyOf(emergencyContact), guardian: guardianOf(guardian) } });
      form.resetDirty();
      done('Client saved');
      onClose();
    },
  });

  return (
    <WorkDialog title={`Edit ${client.code}`} size={720} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <>
          <Form
            onSubmit={form.onSubmit(() => void edit.save())}
            submit="Save"
            busy={edit.busy}
            problem={edit.problem}
            onCancel={close}
          >
            <ClientFields focus values={form.values} field={(name) => form.getInputProps(name)} />
            <Duplicates alike={known.alike} record={client} />
          </Form>
          {edit.dialog}
        </>
      )}
    </WorkDialog>
  );
}
