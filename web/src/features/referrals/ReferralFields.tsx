import { MultiSelect, Select, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Wide } from '@/components/Form';
import { problemAreas } from '@/components/practice/problemAreas';
import { Prose } from '@/components/Prose';
import { localDate, ownZone } from '@/format/dates';
import { sources, urgencyOptions } from '@/components/contacts/choices';
import type { Referral } from './referralQueries';

/** What is recorded of a referral, as a form holds it. */
export type ReferralValues = {
  source: Referral['source'] | '';
  urgency: Referral['urgency'];
  reason: string;
  problemAreas: Referral['problemAreas'];
  receivedOn: string;
  referrer: { name: string; organization: string; phone: string; email: string };
};

/** An empty referral that came in today. */
export const blankReferral = (): ReferralValues => ({
  source: '',
  urgency: 'routine',
  reason: '',
  problemAreas: [],
  receivedOn: localDate(new Date(), ownZone()),
  referrer: { name: '', organization: '', phone: '', email: '' },
});

/** A referral's fields as the form holds them. */
export const valuesOf = (r: Referral): ReferralValues => ({
  source: r.source,
  urgency: r.urgency,
  reason: r.reason ?? '',
  problemAreas: r.problemAreas,
  receivedOn: r.receivedOn,
  referrer: { name: r.referrer?.name ?? '', organization: r.referrer?.organization ?? '', phone: r.referrer?.phone ?? '', email: r.referrer?.email ?? '' },
});

/** The referrer as the server takes one; undefined when nothing is known. */
export function referrerOf(values: ReferralValues) {
  const known = Object.fromEntries(Object.entries(values.referrer).map(([k, v]) => [k, v.trim()]).filter(([, v]) => v));
  return Object.keys(known).length > 0 ? known : undefined;
}

type Holds = { values: ReferralValues; getInputProps(path: string): GetInputPropsReturnType };

/** The fields of a referral; a form that holds more than these may use it too. */
export function ReferralFields({ form }: { form: Holds }) {
  const values = form.values;
  return (
    <>
      <FieldGroup title="Why they come">
        <Wide>
          <Prose label="Reason" description="In the words of whoever asks" required maxLength={20000} {...form.getInputProps('reason')} value={values.reason} />
        </Wide>
        <Wide>
          <MultiSelect label="Problem areas" placeholder={values.problemAreas.length ? undefined : 'What the client needs help with'} searchable data={problemAreas} {...form.getInputProps('problemAreas')} />
        </Wide>
        <Select label="Urgency" required data={urgencyOptions} {...form.getInputProps('urgency')} />
        <DateInput label="Received on" required max={localDate(new Date(), ownZone())} {...form.getInputProps('receivedOn')} value={values.receivedOn} />
      </FieldGroup>
      <FieldGroup title="Who sends them">
        <Select label="Source" required placeholder="Choose" data={sources} searchable {...form.getInputProps('source')} value={values.source || null} />
        <TextInput label="Name" autoComplete="off" {...form.getInputProps('referrer.name')} />
        <TextInput label="Organization" autoComplete="off" {...form.getInputProps('referrer.organization')} />
        <TextInput label="Phone of the sender" autoComplete="off" {...form.getInputProps('referrer.phone')} />
        <TextInput label="Email of the sender" type="email" autoComplete="off" {...form.getInputProps('referrer.email')} />
      </FieldGroup>
    </>
  );
}
