import { TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Wide } from '@/components/Form';
import { LanguageSelect } from '@/components/LanguageSelect';
import { localDate, ownZone } from '@/format/dates';
import type { ClientField, ClientValues } from './clientValues';

type Props = {
  values: ClientValues;
  /** The form's props of a field. */
  field: (name: ClientField) => GetInputPropsReturnType;
  /** The first field takes the focus of its dialog. */
  focus?: boolean;
};

// Hints under the inputs keep a row's inputs on one line.
const hintBelow: Array<'label' | 'input' | 'description' | 'error'> = ['label', 'input', 'description', 'error'];

/** Who a client is and how to reach them. No field is cut where somebody pastes
    more than fits: the server says which is too long. */
export function ClientFields({ values, field, focus }: Props) {
  return (
    <>
      <FieldGroup title="Who it is">
        <TextInput label="First name" inputWrapperOrder={hintBelow} description="Or the only name" required data-autofocus={focus || undefined} autoComplete="off" {...field('firstName')} />
        <TextInput label="Last name" autoComplete="off" {...field('lastName')} />
        <TextInput label="Preferred name" inputWrapperOrder={hintBelow} description="The name the group uses" autoComplete="off" {...field('preferredName')} />
        <TextInput label="Former names" inputWrapperOrder={hintBelow} description="Found by them too; a semicolon between two" autoComplete="off" {...field('formerNames')} />
        <DateInput label="Birth date" inputWrapperOrder={hintBelow} description="Tells people of one name apart" required max={localDate(new Date(), ownZone())} {...field('birthDate')} value={values.birthDate} />
      </FieldGroup>
      <FieldGroup title="How to reach them">
        <TextInput label="Phone" inputWrapperOrder={hintBelow} description="With extension, and when to call" autoComplete="off" {...field('phone')} />
        <TextInput label="Email" type="email" autoComplete="off" {...field('email')} />
        <Wide>
          <TextInput label="Address" autoComplete="off" {...field('address')} />
        </Wide>
        <LanguageSelect label="Language" {...field('language')} value={values.language} />
      </FieldGroup>
      <FieldGroup title="Guardian" hint="Of a minor, who has agreed to the treatment. Leave it empty for an adult.">
        <TextInput label="Guardian’s name" autoComplete="off" {...field('guardian.name')} />
        <TextInput label="Relation" inputWrapperOrder={hintBelow} description="Such as mother or legal guardian" autoComplete="off" {...field('guardian.relation')} />
        <DateInput label="Consent signed on" max={localDate(new Date(), ownZone())} {...field('guardian.signedOn')} value={values.guardian.signedOn} />
      </FieldGroup>
    </>
  );
}
