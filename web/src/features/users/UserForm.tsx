import { Checkbox, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { FormEvent } from 'react';
import { FieldGroup, Form, Wide } from '@/components/Form';
import { LicenseFields } from './LicenseFields';
import type { UserFields } from './userFields';

const roles = [
  { value: 'therapist', label: 'Therapist: leads cohorts' },
  { value: 'intake', label: 'Intake: referrals and placement' },
  { value: 'billing', label: 'Billing: charges and exports; no clinical record' },
  { value: 'admin', label: 'Administrator: people, settings, audit; no records' },
];

/** Who holds several roles has one sidebar with all their desks. */
const firstPage = ([first, ...others]: string[]) =>
  first && others.length > 0 ? `May do what each of them may. First page: ${roleWords(first)}.` : 'One person may hold several.';

const roleWords = (role: string) => (role === 'admin' ? 'administrator' : role);

type Props = {
  form: UseFormReturnType<UserFields>;
  submit: string;
  busy: boolean;
  problem: string;
  onSubmit: (e: FormEvent<HTMLFormElement>) => void;
  onCancel: () => void;
};

/** A person's fields, for adding and for editing. */
export function UserForm({ form, submit, busy, problem, onSubmit, onCancel }: Props) {
  return (
    <Form submit={submit} busy={busy} problem={problem} onSubmit={onSubmit} onCancel={onCancel}>
      <FieldGroup title="Person">
        <TextInput label="Name" maxLength={100} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
        <TextInput label="Email" type="email" maxLength={254} autoComplete="off" {...form.getInputProps('email')} />
        <Wide>
          <Checkbox.Group label="Roles" description={firstPage(form.values.roles)} {...form.getInputProps('roles')} error={form.errors.roles ?? form.errors.role}>
            <Stack gap={6} mt={6}>
              {roles.map((r) => (
                <Checkbox key={r.value} value={r.value} label={r.label} />
              ))}
            </Stack>
          </Checkbox.Group>
        </Wide>
      </FieldGroup>
      <LicenseFields form={form} />
      <FieldGroup title="Practice">
        <TextInput label="Specialties" placeholder="Grief, trauma" maxLength={500} {...form.getInputProps('specialties')} />
        <TextInput label="Training" maxLength={500} {...form.getInputProps('training')} />
        <TextInput label="NPI" inputWrapperOrder={['label', 'input', 'description', 'error']} description="National Provider Identifier" inputMode="numeric" maxLength={10} {...form.getInputProps('npi')} />
      </FieldGroup>
    </Form>
  );
}
