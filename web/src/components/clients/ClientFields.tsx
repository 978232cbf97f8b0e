import { TextInput, Textarea } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, FoldedGroup, Wide } from '@/components/Form';
import { LanguageSelect } from '@/components/LanguageSelect';
import { localDate, ownZone } from '@/format/dates';
import { BirthDateFields } from './BirthDateFields';
import type { ClientField, ClientValues } from './clientValues';
import { MessageField } from './MessageField';

/** The form's props of a field. */
export type FieldOf = (name: ClientField) => GetInputPropsReturnType;

type Props = {
  values: ClientValues;
  field: FieldOf;
  /** The first field takes the focus of its dialog. */
  focus?: boolean;
};

/** Who a client is and how to reach them, and folded away what few are asked on
    the first day. No field is cut where somebody pastes more than fits: the
    server says which is too long. */
export function ClientFields({ values, field, focus }: Props) {
  return (
    <>
      <FieldGroup title="Who it is">
        <TextInput label="First name" description="Or the only name" required data-autofocus={focus || undefined} autoComplete="off" {...field('firstName')} />
        <TextInput label="Last name" autoComplete="off" {...field('lastName')} />
        <TextInput label="Preferred name" description="The name they go by" autoComplete="off" {...field('preferredName')} />
        <TextInput label="Pronouns" description="As they say them" autoComplete="off" {...field('pronouns')} />
        <BirthDateFields values={values} field={field} />
        <LanguageSelect label="Language" {...field('language')} value={values.language} />
      </FieldGroup>
      <FieldGroup title="How to reach them">
        <TextInput label="Phone" description="With extension, and when to call" autoComplete="off" {...field('phone')} />
        <MessageField chosen={values.messages} {...field('messages')} />
        <TextInput label="Email" type="email" autoComplete="off" {...field('email')} />
        <TextInput label="Address" autoComplete="off" {...field('address')} />
      </FieldGroup>
      <Folds values={values} field={field} />
    </>
  );
}

const more: ClientField[] = ['displayName', 'formerNames', 'gender', 'culture', 'accessNeeds', 'preferredTimes'];

// Of a minor somebody has to ask for it.
const isMinor = (born: string, today: string) => born > `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`;

function Folds({ values, field }: Props) {
  const wrong = (...names: ClientField[]) => names.some((name) => field(name).error);
  return (
    <div>
      <FoldedGroup title="More about them" hint="Access needs, times, what the room sees, former names" open={more.some((name) => values[name as 'gender']) || wrong(...more)}>
        <Wide>
          <Textarea label="Access needs" description="What they need to come and take part; who leads their group sees it" autosize minRows={1} {...field('accessNeeds')} />
        </Wide>
        <TextInput label="When they can come" description="Such as weekdays after six" autoComplete="off" {...field('preferredTimes')} />
        <TextInput label="What the room sees" description="On the ring and at the door, instead of the first name" autoComplete="off" {...field('displayName')} />
        <TextInput label="Gender" description="In their words" autoComplete="off" {...field('gender')} />
        <TextInput label="Former names" description="Found by them too; a semicolon between two" autoComplete="off" {...field('formerNames')} />
        <Wide>
          <Textarea label="Culture" description="Faith, customs, what matters to them, in their words" autosize minRows={1} {...field('culture')} />
        </Wide>
      </FoldedGroup>
      <FoldedGroup
        title="Emergency contact"
        hint="Who is called when something happens to them"
        open={Object.values(values.emergencyContact).some(Boolean) || wrong('emergencyContact.name', 'emergencyContact.relation', 'emergencyContact.phone')}
      >
        <TextInput label="Contact’s name" autoComplete="off" {...field('emergencyContact.name')} />
        <TextInput label="Relation to them" description="Such as sister or neighbor" autoComplete="off" {...field('emergencyContact.relation')} />
        <TextInput label="Contact’s phone" autoComplete="off" {...field('emergencyContact.phone')} />
      </FoldedGroup>
      <FoldedGroup
        title="Guardian"
        hint="Of a minor, who has agreed to the treatment"
        open={isMinor(values.birthDate, localDate(new Date(), ownZone())) || Object.values(values.guardian).some(Boolean) || wrong('guardian.name', 'guardian.relation', 'guardian.signedOn')}
      >
        <TextInput label="Guardian’s name" autoComplete="off" {...field('guardian.name')} />
        <TextInput label="Relation" description="Such as mother or legal guardian" autoComplete="off" {...field('guardian.relation')} />
        <DateInput label="Consent signed on" max={localDate(new Date(), ownZone())} {...field('guardian.signedOn')} value={values.guardian.signedOn} />
      </FoldedGroup>
    </div>
  );
}
