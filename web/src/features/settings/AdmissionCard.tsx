import { MultiSelect, NumberInput, TagsInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { FieldGroup, Form, Wide } from '@/components/Form';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';
import { useStaleForm } from '@/components/useStaleForm';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { useFormDraft } from '@/drafts/useFormDraft';
import { admissionFaults, admissionLabels, admissionOf, admissionParts, admissionValuesOf, admissionWords, newestFirst, type AdmissionValues } from './admissionForm';
import { CountingFields } from './CountingFields';
import s from './settings.module.css';
import { admissionQuery, useSaveAdmission, type AdmissionAsked } from './settingsQueries';

/** What the practice asks before it gives somebody a seat. */
export function AdmissionCard() {
  const asked = useQuery(admissionQuery);
  const may = useMay();
  const named = (asked.data?.instrumentNames ?? []).map((i) => ({ value: i.code, label: `${i.name}, ${i.measures}` }));
  return (
    <Card title="Before a seat">
      {!asked.data ? <Pending query={asked} /> : may('settings.update') ? <AdmissionForm stored={asked.data} named={named} /> : <AdmissionFacts asked={asked.data} named={named} />}
    </Card>
  );
}

type Named = Array<{ value: string; label: string }>;

const nameIn = (named: Named) => (code: string) => named.find((n) => n.value === code)?.label ?? code;

function AdmissionForm({ stored, named }: { stored: AdmissionAsked; named: Named }) {
  const queries = useQueryClient();
  const change = useSaveAdmission();
  const form = useForm<AdmissionValues>({ initialValues: admissionValuesOf(stored), validate: admissionFaults });
  useFormDraft('settings:admission', form);
  const edit = useStaleForm({
    stored,
    form,
    valuesOf: admissionValuesOf,
    parts: admissionParts(nameIn(named)),
    read: () => queries.fetchQuery({ ...admissionQuery, staleTime: 0 }),
    send: async ({ version }, values) => {
      const saved = await change.mutateAsync({ version, body: admissionOf(values) });
      edit.setBase(saved);
      form.setValues(admissionValuesOf(saved));
      form.resetDirty(admissionValuesOf(saved));
      done('Saved');
    },
  });
  const { agreements } = form.values;

  return (
    <>
      <Form submit="Save admission" busy={edit.busy} problem={edit.problem} onSubmit={form.onSubmit(() => void edit.save())} note={form.isDirty() ? 'Not saved yet' : undefined}>
        <FieldGroup title="What the gate asks" hint="Each of these can be let pass for one client, with a reason." pairs>
          <Wide>
            <MultiSelect label={admissionLabels.instruments} description="None chosen: all that are meant for admission" searchable data={named} {...form.getInputProps('instruments')} />
          </Wide>
          <CountingFields form={form} named={named} />
          <NumberInput label={admissionLabels.assessmentDays} description="Older ones are taken again" suffix=" days" min={1} max={3660} allowDecimal={false} {...form.getInputProps('assessmentDays')} />
          <NumberInput label={admissionLabels.commitmentPercent} description="Of the sessions that are left, rounded up" suffix=" %" min={0} max={100} allowDecimal={false} {...form.getInputProps('commitmentPercent')} />
          <Wide>
            <TagsInput
              label={admissionLabels.agreements}
              description="The current one first; one that is added becomes it, as a published version of the ground rules does. None: any is taken"
              placeholder={agreements.length === 0 ? 'such as 2026-01' : undefined}
              maxTags={50}
              {...form.getInputProps('agreements')}
              onChange={(after) => form.setFieldValue('agreements', newestFirst(agreements, after))}
            />
          </Wide>
        </FieldGroup>
      </Form>
      {edit.dialog}
      <UnsavedGuard when={() => form.isDirty()} what="The change" />
    </>
  );
}

/** What is asked, to read for those who do not keep it. */
function AdmissionFacts({ asked, named }: { asked: AdmissionAsked; named: Named }) {
  const words = admissionWords(admissionValuesOf(asked), nameIn(named));
  return (
    <dl className={s.facts}>
      {(Object.keys(admissionLabels) as Array<keyof AdmissionValues>).map((field) => (
        <div key={field}>
          <dt>{admissionLabels[field]}</dt>
          <dd>{words[field]}</dd>
        </div>
      ))}
    </dl>
  );
}
