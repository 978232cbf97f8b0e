import { Select, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { currenciesQuery } from '@/api/currencies';
import { useMay, useToday } from '@/api/me';
import { Card } from '@/components/Card';
import { textParts, type Part } from '@/components/conflict';
import { FeeFrom } from '@/components/fees/FeeFrom';
import { FeeHistory } from '@/components/fees/FeeHistory';
import { FieldGroup, Form, Wide } from '@/components/Form';
import { MoneyInput } from '@/components/MoneyInput';
import { done } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { Pending } from '@/components/States';
import { addressWords, letterheadOf, sentLetterhead, type Letterhead } from '@/components/practice/letterhead';
import { LetterheadFields } from '@/components/practice/LetterheadFields';
import { countries, zones } from '@/components/practice/places';
import { useStaleForm } from '@/components/useStaleForm';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { useFormDraft } from '@/drafts/useFormDraft';
import { formatMoney } from '@/format/money';
import { AdmissionCard } from './AdmissionCard';
import { AftercareRulesCard } from './AftercareRulesCard';
import { ClosedDaysCard } from './ClosedDaysCard';
import { CompletionCard } from './CompletionCard';
import { Facts } from './Facts';
import { GroundRulesCard } from './GroundRulesCard';
import { NoteRulesCard } from './NoteRulesCard';
import { ProgramHoursCard } from './ProgramHoursCard';
import { QuestionnairesCard } from './QuestionnairesCard';
import { RoomsCard } from './RoomsCard';
import { SecondFactorCard } from './SecondFactorCard';
import { settingsQuery, useSaveSettings, type Settings } from './settingsQueries';

/** What the practice decides once for everything. */
export function SettingsPage() {
  const settings = useQuery(settingsQuery);
  const may = useMay();
  return (
    <>
      <PageHeader title="Settings" sentence="What the practice decides once for everything. What was charged stays as it is." />
      <div className="columns">
        <Card>
          {!settings.data ? <Pending query={settings} /> : may('settings.update') ? <SettingsForm stored={settings.data} /> : <Facts settings={settings.data} />}
        </Card>
        <AdmissionCard />
        {may('ground_rules.read') && <GroundRulesCard />}
        <RoomsCard />
        <ClosedDaysCard />
        <NoteRulesCard />
        <QuestionnairesCard />
        <CompletionCard />
        <ProgramHoursCard />
        <AftercareRulesCard />
        <SecondFactorCard />
      </div>
    </>
  );
}

type Fields = Letterhead & {
  practiceName: string;
  currency: string;
  timeZone: string;
  clock: NonNullable<Settings['clock']>;
  idleMinutes: string;
  sessionCode: string;
  charges: boolean;
  noShowFee: number | null;
  /** The first day of the code and the no-show fee; empty: today. */
  feeFrom: string;
  usual: { low: number | null; high: number | null };
};

const fieldsOf = (s: Settings): Fields => ({
  practiceName: s.practiceName,
  ...letterheadOf(s),
  currency: s.currency,
  timeZone: s.timeZone,
  clock: s.clock ?? '24h',
  idleMinutes: String(s.idleMinutes ?? 15),
  sessionCode: s.sessionCode,
  charges: s.noShowFee !== undefined,
  noShowFee: s.noShowFee ?? null,
  feeFrom: '',
  usual: { low: s.usualFees?.low ?? null, high: s.usualFees?.high ?? null },
});

const feeWords = (f: Fields) => (f.charges && f.noShowFee !== null ? formatMoney({ amount: f.noShowFee, currency: f.currency }) : 'none');

// An amount is one of its currency.
export const settingsParts: Array<Part<Fields>> = [
  ...textParts<Fields>({ practiceName: 'Practice', npi: 'NPI', taxId: 'Tax id', timeZone: 'Time zone', clock: 'Time of day', idleMinutes: 'Sign out when idle', sessionCode: 'Session code', feeFrom: 'First day' }),
  { label: 'Address', fields: ['address'], words: (f) => addressWords(f.address) },
  { label: 'Currency and no-show fee', fields: ['currency', 'charges', 'noShowFee', 'usual'], words: (f) => `${f.currency}, no-show fee ${feeWords(f)}` },
];

const idleChoices = (stored = 15) =>
  [...new Set([5, 10, 15, 20, 30, 45, 60, stored])].sort((a, b) => a - b).map((n) => ({ value: String(n), label: `${n} minutes` }));

const clocks = [
  { value: '12h', label: '6:00 PM' },
  { value: '24h', label: '18:00' },
];

function SettingsForm({ stored }: { stored: Settings }) {
  const queries = useQueryClient();
  const change = useSaveSettings();
  const form = useForm({
    initialValues: fieldsOf(stored),
    validate: {
      noShowFee: (v, all) => (all.charges && v === null ? 'Type an amount such as 25.00' : null),
      usual: { low: (v) => (v === null ? 'Type an amount such as 30.00' : null), high: (v) => (v === null ? 'Type an amount such as 150.00' : null) },
    },
  });
  useFormDraft('settings', form);
  const [offered] = useState(() => zones(stored.timeZone));
  const currencies = useQuery(currenciesQuery).data ?? [];
  const today = useToday();
  const { charges, currency } = form.values;
  const feesDiffer = form.values.sessionCode !== stored.sessionCode || (charges ? form.values.noShowFee : null) !== (stored.noShowFee ?? null);

  function chooseCurrency(code: string | null) {
    const chosen = currencies.find((c) => c.code === code);
    if (chosen) form.setValues({ currency: chosen.code, usual: chosen.usualFees });
  }

  const edit = useStaleForm({
    stored,
    form,
    valuesOf: fieldsOf,
    parts: settingsParts,
    read: () => queries.fetchQuery({ ...settingsQuery, staleTime: 0 }),
    send: async ({ version }, { charges: feeOn, noShowFee, usual, feeFrom, address, npi, taxId, idleMinutes, ...rest }) => {
      const usualFees = usual.low !== null && usual.high !== null ? { low: usual.low, high: usual.high } : undefined;
      const saved = await change.mutateAsync({ version, body: { ...rest, idleMinutes: Number(idleMinutes), ...sentLetterhead({ address, npi, taxId }), usualFees, feeFrom: feeFrom || undefined, ...(feeOn && noShowFee !== null ? { noShowFee } : {}) } });
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
          <Select label="Time zone" description="Of “today”, and of new cohorts" searchable data={offered} {...form.getInputProps('timeZone')} />
          <Select label="Time of day" description="On every page, in every field and on paper" data={clocks} allowDeselect={false} {...form.getInputProps('clock')} />
          <Select label="Sign out when idle" description="After so long without a touch the page is emptied" data={idleChoices(stored.idleMinutes)} allowDeselect={false} {...form.getInputProps('idleMinutes')} />
        </FieldGroup>
        <FieldGroup title="Address and numbers" hint="They head what is printed. The tax id is shown to administrators and billing alone.">
          <Select label="Country" searchable clearable data={countries(currencies)} {...form.getInputProps('address.country')} value={form.values.address.country || null} onChange={(code) => form.setFieldValue('address.country', code ?? '')} />
          <LetterheadFields country={form.values.address.country} field={(path) => form.getInputProps(path)} />
        </FieldGroup>
        <FieldGroup title="Fees">
          <Select label="Currency" description="Cannot change once there are charges" searchable data={currencies.map((c) => ({ value: c.code, label: `${c.code} ${c.name}` }))} {...form.getInputProps('currency')} onChange={chooseCurrency} />
          <MoneyInput label="Usual session fee, from" description="Outside these a fee needs a reason" currency={currency} value={form.values.usual.low} onChange={(v) => form.setFieldValue('usual.low', v)} error={form.errors['usual.low'] ?? form.errors['usualFees.low']} />
          <MoneyInput label="Usual session fee, to" description="Included" currency={currency} value={form.values.usual.high} onChange={(v) => form.setFieldValue('usual.high', v)} error={form.errors['usual.high'] ?? form.errors['usualFees.high']} />
          <TextInput label="Session code" description="On each charge, such as 90853" maxLength={10} {...form.getInputProps('sessionCode')} />
        </FieldGroup>
        <FieldGroup title="Missed sessions" hint="Excused members, and sessions that the practice cancels, are never charged.">
          <Switch label="Charge for a no-show or a late cancellation" {...form.getInputProps('charges', { type: 'checkbox' })} />
          {charges && <MoneyInput label="No-show fee" description="Carries no procedure code: a missed session is not a service" currency={currency} value={form.values.noShowFee} onChange={(v) => form.setFieldValue('noShowFee', v)} error={form.errors.noShowFee} />}
          {feesDiffer && <FeeFrom of={{ kind: 'practice' }} value={form.values.feeFrom || today} onChange={(v) => form.setFieldValue('feeFrom', v)} error={form.errors.feeFrom} />}
          <Wide>
            <FeeHistory fees={stored.fees.map((f) => ({ ...f, words: `${f.noShowFee ? formatMoney(f.noShowFee) : 'no no-show fee'}, code ${f.sessionCode}` }))} />
          </Wide>
        </FieldGroup>
      </Form>
      {edit.dialog}
      <UnsavedGuard when={() => form.isDirty()} what="The change" />
    </>
  );
}
