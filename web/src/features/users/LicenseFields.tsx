import { Button, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { DateInput } from '@/components/DateInput';
import { FieldGroup } from '@/components/Form';
import { word } from '@/format/words';
import { useUsers } from './userQueries';
import { emptyLicense, type UserFields } from './userFields';
import s from './users.module.css';

const kinds = ['psychologist', 'counselor', 'clinical_social_worker', 'marriage_and_family_therapist', 'therapist', 'addiction_professional', 'trainee', 'other'].map((value) => ({
  value,
  label: value === 'trainee' ? 'Trainee under supervision' : word(value),
}));

/** A person's licenses, one after the other. */
export function LicenseFields({ form }: { form: UseFormReturnType<UserFields> }) {
  const { licenses } = form.values;
  const people = useUsers();
  const coSigners = (people.data ?? []).filter((u) => u.roles.includes('therapist') && u.status !== 'disabled' && u.email !== form.values.email).map((u) => ({ value: u.id, label: u.name }));
  return (
    <>
      {licenses.map((license, i) => (
        <FieldGroup key={i} title={licenses.length > 1 ? `License ${i + 1}` : 'License'} hint={i === 0 ? 'Whoever leads a session needs one that is valid on its day.' : undefined}>
          <TextInput label="Type" placeholder="LPC" maxLength={40} {...form.getInputProps(`licenses.${i}.type`)} />
          <Select label="Kind" placeholder="By its letters" clearable data={kinds} {...form.getInputProps(`licenses.${i}.kind`)} value={license.kind || null} onChange={(kind) => form.setFieldValue(`licenses.${i}.kind`, kind ?? '')} />
          <TextInput label="Number" maxLength={40} {...form.getInputProps(`licenses.${i}.number`)} />
          <TextInput label="State" placeholder="NY" maxLength={40} {...form.getInputProps(`licenses.${i}.state`)} />
          <DateInput label="Valid from" {...form.getInputProps(`licenses.${i}.validFrom`)} value={license.validFrom} />
          <DateInput label="Valid until" {...form.getInputProps(`licenses.${i}.validUntil`)} value={license.validUntil} />
          {license.kind === 'trainee' && (
            <>
              <TextInput label="Supervised by" placeholder="Name and license" maxLength={100} {...form.getInputProps(`licenses.${i}.supervisor`)} />
              <Select
                label="Co-signs their notes"
                description="Somebody of this practice: what the trainee signs waits for them."
                placeholder="Nobody here"
                clearable
                data={coSigners}
                {...form.getInputProps(`licenses.${i}.supervisorId`)}
                value={license.supervisorId || null}
                onChange={(id) => form.setFieldValue(`licenses.${i}.supervisorId`, id ?? '')}
              />
            </>
          )}
          <DateInput label="Proof seen on" {...form.getInputProps(`licenses.${i}.seenOn`)} value={license.seenOn} />
          <div className={s.remove}>
            <Button variant="subtle" onClick={() => form.removeListItem('licenses', i)}>
              Remove this license
            </Button>
          </div>
        </FieldGroup>
      ))}
      <div>
        <Button onClick={() => form.insertListItem('licenses', emptyLicense)}>{licenses.length > 0 ? 'Add another license' : 'Add a license'}</Button>
      </div>
    </>
  );
}
