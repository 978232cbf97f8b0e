import { Select, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, showProblem } from '@/api/problem';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { changesBetween, ConflictDialog } from '@/components/ConflictDialog';
import { FieldGroup, Form, focusFirstWrong } from '@/components/Form';
import { MoneyInput } from '@/components/MoneyInput';
import { done } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { Pending } from '@/components/States';
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
        {!settings.data ? <Pending query={settings} /> : may('settings.update') ? <SettingsForm stored={settings.data} again={async () => (await settings.refetch()).data} /> : <Facts settings={settings.data} />}
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

const labels = { practiceName: 'Practice', currency: 'Currency', timeZone: 'Time zone', sessionCode: 'Session code', noShowFee: 'No-show fee' };
const readable = (f: Fields) => ({ ...f, noShowFee: f.charges && f.noShowFee !== null ? formatMoney({ amount: f.noShowFee, currency: f.currency }) : 'none' });

// Both lists come from the browser; what the practice has is always among them.
const zones = (own: string) => [...new Set([own, ...Intl.supportedValuesOf('timeZone')])].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }));
const currencies = (own: string) => {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  return [...new Set([own, ...Intl.supportedValuesOf('currency')])].sort().map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}` }));
};

function SettingsForm({ stored, again }: { stored: Settings; again: () => Promise<Settings | undefined> }) {
  const save = useSaveSettings();
  const [base, setBase] = useState(stored.version);
  const [theirs, setTheirs] = useState<Settings>();
  const [problem, setProblem] = useState('');
  const form = useForm({
    initialValues: fieldsOf(stored),
    validate: { noShowFee: (v, all) => (all.charges && v === null ? 'Type an amount such as 25.00' : null) },
  });
  const [offered] = useState(() => ({ zones: zones(stored.timeZone), currencies: currencies(stored.currency) }));
  const { charges, currency } = form.values;

  async function store(version: number) {
    setProblem('');
    const { charges: feeOn, noShowFee, ...rest } = form.getValues();
    try {
      const saved = await save.mutateAsync({ version, body: { ...rest, ...(feeOn && noShowFee !== null ? { noShowFee } : {}) } });
      setBase(saved.version);
      form.setValues(fieldsOf(saved));
      form.resetDirty(fieldsOf(saved));
      done('Settings saved');
    } catch (thrown) {
      if (asProblem(thrown).stale) return setTheirs(await again());
      setProblem(showProblem(form, thrown));
      focusFirstWrong();
    }
  }

  function take(s: Settings) {
    setBase(s.version);
    form.setValues(fieldsOf(s));
    form.resetDirty(fieldsOf(s));
  }

  return (
    <>
      <Form submit="Save settings" busy={save.isPending} problem={problem} onSubmit={form.onSubmit(() => void store(base))} note={form.isDirty() ? 'Not saved yet' : undefined}>
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
      <ConflictDialog
        opened={theirs !== undefined}
        changes={theirs ? changesBetween(readable(form.getValues()), readable(fieldsOf(theirs)), labels) : []}
        busy={save.isPending}
        onKeepMine={() => {
          if (theirs) void store(theirs.version);
          setTheirs(undefined);
        }}
        onTakeTheirs={() => {
          if (theirs) take(theirs);
          setTheirs(undefined);
        }}
        onClose={() => {
          if (theirs) setBase(theirs.version);
          setTheirs(undefined);
        }}
      />
      <UnsavedGuard when={() => form.isDirty()} what="The change" />
    </>
  );
}
