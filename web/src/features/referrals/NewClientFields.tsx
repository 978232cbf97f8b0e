import { TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Wide } from '@/components/Form';
import { LanguageSelect } from '@/components/LanguageSelect';
import { localDate, ownZone } from '@/format/dates';
import type { NewReferral } from './newReferral';

type Holds = { values: NewReferral; getInputProps(path: string): GetInputPropsReturnType };

// Hints under the inputs keep a row's inputs on one line.
const hintBelow: Array<'label' | 'input' | 'description' | 'error'> = ['label', 'input', 'description', 'error'];

/** A client who is recorded together with the referral. */
export function NewClientFields({ form }: { form: Holds }) {
  return (
    <FieldGroup title="Who it is">
      <TextInput label="First name" required maxLength={100} autoComplete="off" {...form.getInputProps('client.firstName')} />
      <TextInput label="Last name" required maxLength={100} autoComplete="off" {...form.getInputProps('client.lastName')} />
      <TextInput label="Preferred name" inputWrapperOrder={hintBelow} description="The name the group uses" maxLength={100} autoComplete="off" {...form.getInputProps('client.preferredName')} />
      <DateInput label="Birth date" inputWrapperOrder={hintBelow} description="Tells people of one name apart" required max={localDate(new Date(), ownZone())} {...form.getInputProps('client.birthDate')} value={form.values.client.birthDate} />
      <TextInput label="Phone" type="tel" maxLength={40} autoComplete="off" {...form.getInputProps('client.phone')} />
      <TextInput label="Email" type="email" maxLength={254} autoComplete="off" {...form.getInputProps('client.email')} />
      <Wide>
        <TextInput label="Address" maxLength={300} autoComplete="off" {...form.getInputProps('client.address')} />
      </Wide>
      <LanguageSelect label="Language" {...form.getInputProps('client.language')} value={form.values.client.language} />
    </FieldGroup>
  );
}
