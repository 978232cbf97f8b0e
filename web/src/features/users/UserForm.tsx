import { Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { FormEvent } from 'react';
import { FieldGroup, Form, Wide } from '@/components/Form';
import type { UserFields } from './userFields';

const roles = [
  { value: 'therapist', label: 'Therapist: leads cohorts' },
  { value: 'intake', label: 'Intake: referrals and placement' },
  { value: 'billing', label: 'Billing: charges and exports, by client code' },
  { value: 'admin', label: 'Administrator: people, settings, audit; no records' },
];

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
          <Select label="Role" data={roles} {...form.getInputProps('role')} />
        </Wide>
      </FieldGroup>
      <FieldGroup title="License" hint="Needed to lead a cohort. Leave all three empty if there is none.">
        <TextInput label="Type" placeholder="LPC" maxLength={40} {...form.getInputProps('license.type')} />
        <TextInput label="Number" maxLength={40} {...form.getInputProps('license.number')} />
        <TextInput label="State" placeholder="NY" maxLength={40} {...form.getInputProps('license.state')} />
        <TextInput label="NPI" inputWrapperOrder={['label', 'input', 'description', 'error']} description="National Provider Identifier" inputMode="numeric" maxLength={10} {...form.getInputProps('npi')} />
      </FieldGroup>
    </Form>
  );
}
