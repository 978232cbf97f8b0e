import { Checkbox, MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { CheckChip, Chips } from '@/components/Chip';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Wide } from '@/components/Form';
import { languageChoices } from '@/components/LanguageSelect';
import { costs, kinds, places, ways } from '@/components/supportGroups/supportGroupWords';
import { tickLabels, type SupportGroupValues } from './supportGroupForm';
import s from './supportGroups.module.css';

const reaches = [
  { value: 'local', label: 'A local group' },
  { value: 'national', label: 'A national organization' },
];
const rhythms = [
  { value: 'weekly', label: 'Every week' },
  { value: 'flexible', label: 'As they arrange it' },
];

type Props = { form: UseFormReturnType<SupportGroupValues>; today: string };

/** What stands on a client's sheet, and apart from it what staff know. */
export function SupportGroupFields({ form, today }: Props) {
  const { values } = form;
  const local = values.reach === 'local';
  return (
    <>
      <FieldGroup title="What clients read" pairs>
        <Wide>
          <SegmentedControl aria-label="Group or organization" data={reaches} {...form.getInputProps('reach')} />
        </Wide>
        <TextInput label="Name" required data-autofocus maxLength={100} {...form.getInputProps('name')} />
        <Select label="Kind" placeholder="What its people have in common" required data={kinds} {...form.getInputProps('kind')} value={values.kind || null} />
        <Wide>
          <TextInput label="For" description="What it is about, in a few words" placeholder="Grief after the death of a partner" required maxLength={300} {...form.getInputProps('subject')} />
        </Wide>
        <Wide>
          <Textarea label="About" description="What somebody wants to know who has never been there" autosize minRows={2} maxLength={2000} {...form.getInputProps('about')} />
        </Wide>
        <Wide>
          <Checkbox.Group label="What is true of it" value={tickLabels.filter(([field]) => values[field]).map(([field]) => field)} onChange={(on) => form.setValues(Object.fromEntries(tickLabels.map(([field]) => [field, on.includes(field)])))}>
            <div className={s.ticks}>
              {tickLabels.map(([field, label]) => (
                <Checkbox key={field} value={field} label={label} />
              ))}
            </div>
          </Checkbox.Group>
        </Wide>
        <Select label="Cost" required data={costs} {...form.getInputProps('cost')} value={values.cost || null} />
        <TextInput label="Cost in words" placeholder="A dollar or two in the basket" maxLength={300} {...form.getInputProps('costWords')} />
      </FieldGroup>
      <FieldGroup title="Where and when" pairs hint={local ? undefined : 'An organization’s meetings change every week: its website has them.'}>
        <Wide>
          <Picks label="How one takes part" data={ways} chosen={values.ways} onChange={(v) => form.setFieldValue('ways', v)} error={form.errors.ways} />
        </Wide>
        {values.ways.includes('in_person') && (
          <Wide>
            <Picks label="In what kind of house" data={places} chosen={values.places} onChange={(v) => form.setFieldValue('places', v)} />
          </Wide>
        )}
        {values.ways.includes('in_person') && (
          <Wide>
            <TextInput label="Address" maxLength={300} {...form.getInputProps('address')} />
          </Wide>
        )}
        {local && <TextInput label="When" placeholder="Tuesdays at 7 pm, not in July" maxLength={300} {...form.getInputProps('when')} />}
        {local && <Select label="How often" placeholder="Not known" clearable data={rhythms} {...form.getInputProps('rhythm')} value={values.rhythm || null} onChange={(v) => form.setFieldValue('rhythm', (v ?? '') as SupportGroupValues['rhythm'])} />}
        <MultiSelect label="Languages" searchable data={languageChoices(values.languages)} {...form.getInputProps('languages')} />
        <TextInput label="Access" placeholder="Step-free from the yard; hearing loop" maxLength={300} {...form.getInputProps('access')} />
      </FieldGroup>
      <FieldGroup title="Whom one asks" pairs>
        <TextInput label="Person" maxLength={300} {...form.getInputProps('contact')} />
        <TextInput label="Telephone" maxLength={200} {...form.getInputProps('phone')} />
        <TextInput label="Mail" maxLength={300} {...form.getInputProps('email')} />
        <TextInput label="Website" placeholder="example.org" maxLength={300} {...form.getInputProps('website')} />
      </FieldGroup>
      <FieldGroup title="For staff, on no sheet" pairs>
        <Wide>
          <Textarea label="Remark" autosize minRows={2} maxLength={2000} {...form.getInputProps('remark')} />
        </Wide>
        <DateInput label="I made sure of this on" description="Empty where nobody has spoken with them or looked" max={today} {...form.getInputProps('checkedOn')} value={values.checkedOn} />
      </FieldGroup>
    </>
  );
}

type PicksProps<V extends string> = { label: string; data: Array<{ value: V; label: string }>; chosen: V[]; onChange: (chosen: V[]) => void; error?: ReactNode };

/** Several of few, each a chip to tick. */
function Picks<V extends string>({ label, data, chosen, onChange, error }: PicksProps<V>) {
  return (
    <div>
      <div className={s.label}>{label}</div>
      <Chips label={label}>
        {data.map((d) => (
          <CheckChip key={d.value} checked={chosen.includes(d.value)} onChange={() => onChange(chosen.includes(d.value) ? chosen.filter((v) => v !== d.value) : [...chosen, d.value])}>
            {d.label}
          </CheckChip>
        ))}
      </Chips>
      {error && (
        <p role="alert" className={s.wrong}>
          {error}
        </p>
      )}
    </div>
  );
}
