import { Select, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { textParts, type Part } from '@/components/conflict';
import { FieldGroup, Form } from '@/components/Form';
import { MoneyInput } from '@/components/MoneyInput';
import { done } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { Pending } from '@/components/States';
import { useStaleForm } from '@/components/useStaleForm';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { formatMoney } from '@/format/money';
import { Facts } from './Facts';
import { settingsQuery, useSaveSettings, type Settings } from './settingsQueries';

/** What the practice decides once for everything. */
export function SettingsPage() {
  const settings = useQuery(settingsQuery);
  const may = useMay();
  return (
    <>
      <PageHeader title="Settings" sentence="What the practice decides once for everything. A change counts from the next thing that is made; what exists stays as it is." />
      <Card>
        {!settings.data ? <Pending query={settings} /> : may('settings.update') ? <SettingsForm stored={settings.data} /> : <Facts settings={settings.data} />}
      </Card>
    </>
  );
}

type Fields = { practiceName: string; currency: string; timeZone: string; sessionCode: string; charges: boolean; noShowFee: number | null };

const fieldsOf = (s: Settings): Fields => ({
  practiceName: s.practiceName,
  currency: s.currency,
  timeZone: s.timeZone,
  sessionCode: s.sessionCode,
  charges: s.noShowFee !== undefined,
  noShowFee: s.noShowFee ?? null,
});

const feeWords = (f: Fields) => (f.charges && f.noShowFee !== null ? formatMoney({ amount: f.noShowFee, currency: f.currency }) : 'none');

// An amount is one of its currency.
export const settingsParts: Array<Part<Fields>> = [
  ...textParts<Fields>({ practiceName: 'Practice', timeZone: 'Time zone', sessionCode: 'Session code' }),
  { label: 'Currency and no-show fee', fields: ['currency', 'charges', 'noShowFee'], words: (f) => `${f.currency}, no-show fee ${feeWords(f)}` },
];

// Both lists come from the browser; what the practice has is always among them.
const zones = (own: string) => [...new Set([own, ...Intl.supportedValuesOf('timeZone')])].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }));
const currencies = (own: string) => {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  return [...new Set([own, ...Intl.supportedValuesOf('currency')])].sort().map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}` }));
};

function SettingsForm({ stored }: { stored: Settings }) {
  const queries = useQueryClient();
  const change = useSaveSettings();
  const form = useForm({
    initialValues: fieldsOf(stored),
    validate: { noShowFee: (v, all) => (all.charges && v === null ? 'Type an amount such as 25.00' : null) },
  });
  const [offered] = useState(() => ({ zones: zones(stored.timeZone), currencies: currencies(stored.currency) }));
  const { charges, currency } = form.values;

  const edit = useStaleForm({
    stored,
    form,
    valuesOf: fieldsOf,
    parts: settingsParts,
    read: () => queries.fetchQuery({ ...settingsQuery, staleTime: 0 }),
    send: async ({ version }, { charges: feeOn, noShowFee, ...rest }) => {
      const saved = await change.mutateAsync({ version, body: { ...rest, ...(feeOn && noShowFee !== null ? { noShowFee } : {}) } });
      edit.setBase(saved);
      form.setValues(fieldsOf(saved));
      form.resetDirty(fieldsOf(saved));
      done('Settings saved');
    },
  });

  return (
    <>
      <Form submit="Save settings" busy={edit.busy} problem={edit.problem} onSubmit={form.onSubmit(() => void edit.save())} note={form.isDirty() ? 'Not saved yet' : undefined}>
        <FieldGroup title="Practice">
          <TextInput label="Name" description="At the head of what members get, and on the sign-in page" maxLength={100} {...form.getInputProps('practiceName')} />
          <Select label="Time zone" description="Of “today”, and of new cohorts" searchable data={offered.zones} {...form.getInputProps('timeZone')} />
        </FieldGroup>
        <FieldGroup title="Fees">
          <Select label="Currency" description="Cannot change once there are charges" searchable data={offered.currencies} {...form.getInputProps('currency')} />
          <TextInput label="Session code" description="Procedure code of a session’s charge, such as 90853" maxLength={10} {...form.getInputProps('sessionCode')} />
        </FieldGroup>
        <FieldGroup title="Missed sessions" hint="Excused members, and sessions that the practice cancels, are never charged.">
          <Switch label="Charge for a no-show or a late cancellation" {...form.getInputProps('charges', { type: 'checkbox' })} />
          {charges && <MoneyInput label="No-show fee" description="Carries no procedure code: a missed session is not a service" currency={currency} value={form.values.noShowFee} onChange={(v) => form.setFieldValue('noShowFee', v)} error={form.errors.noShowFee} />}
        </FieldGroup>
      </Form>
      {edit.dialog}
      <UnsavedGuard when={() => form.isDirty()} what="The change" />
    </>
  );
}
