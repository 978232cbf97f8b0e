import { Select, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { MessageField } from '@/components/clients/MessageField';
import { cameByWords, forWhomWords, optionsOf } from '@/components/contacts/contactWords';
import { sources, urgencyOptions } from '@/components/contacts/choices';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Wide } from '@/components/Form';
import { Prose } from '@/components/Prose';
import { localDate, ownZone } from '@/format/dates';
import type { EnquiryValues } from './enquiryValues';

type Holds = { values: EnquiryValues; getInputProps(path: string): GetInputPropsReturnType };

/** What is asked on the telephone, in the order in which one asks. */
export function EnquiryFields({ form, focus }: { form: Holds; focus?: boolean }) {
  const v = form.values;
  const today = localDate(new Date(), ownZone());
  return (
    <>
      <FieldGroup title="Who it is about">
        <TextInput label="First name" description="Or the only name" required data-autofocus={focus || undefined} autoComplete="off" {...form.getInputProps('firstName')} />
        <TextInput label="Last name" autoComplete="off" {...form.getInputProps('lastName')} />
        <Select label="For whom" data={optionsOf(forWhomWords)} allowDeselect={false} {...form.getInputProps('forWhom')} />
        {v.forWhom !== 'self' && <TextInput label="Who called" autoComplete="off" {...form.getInputProps('caller')} />}
        <DateInput label="Born on" description="If they say it" max={today} {...form.getInputProps('birthDate')} value={v.birthDate} />
      </FieldGroup>
      <FieldGroup title="How to reach them">
        <TextInput label="Phone" autoComplete="off" {...form.getInputProps('phone')} />
        <TextInput label="When to call" description="Such as after 4, not Fridays" autoComplete="off" {...form.getInputProps('preferred')} />
        <MessageField chosen={v.messages} {...form.getInputProps('messages')} />
        <TextInput label="Email" type="email" autoComplete="off" {...form.getInputProps('email')} />
      </FieldGroup>
      <FieldGroup title="What they look for">
        <Wide>
          <Prose label="In their words" required maxLength={20000} {...form.getInputProps('wants')} value={v.wants} />
        </Wide>
        <Select label="How soon, as it sounds" required allowDeselect={false} data={urgencyOptions} {...form.getInputProps('urgency')} />
        <Select label="Source" required placeholder="Choose" data={sources} searchable {...form.getInputProps('source')} value={v.source || null} />
        <Select label="How it came in" allowDeselect={false} data={optionsOf(cameByWords)} {...form.getInputProps('cameBy')} />
        <DateInput label="Taken on" required max={today} {...form.getInputProps('receivedOn')} value={v.receivedOn} />
      </FieldGroup>
    </>
  );
}
