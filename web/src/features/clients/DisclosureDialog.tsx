import { Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay, useToday } from '@/api/me';
import { asProblem } from '@/api/problem';
import type { ShownClient } from '@/components/clients/oneClient';
import { DateInput } from '@/components/DateInput';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { consentsQuery } from './releases/releaseQueries';
import { spanWords } from './releases/consentWords';
import { basisWords, useRecordDisclosure, type Basis, type Disclosure } from './disclosureQueries';

type Props = { client: ShownClient; /** The one that was recorded wrongly. */ inPlaceOf?: Disclosure; onClose: () => void };
type Values = { on: string; recipient: string; recipientAddress: string; what: string; purpose: string; basis: Basis | ''; consentId: string; reason: string };

const bases = Object.entries(basisWords).map(([value, label]) => ({ value, label }));
const wanted = (text: string) => (text.trim() === '' ? 'Needed' : null);

/** Writes down what left the practice, or another one in the place of a wrong one. */
export function DisclosureDialog({ client, inPlaceOf: wrong, onClose }: Props) {
  const today = useToday();
  const record = useRecordDisclosure(client.id);
  const [problem, setProblem] = useState('');
  const consents = useQuery({ ...consentsQuery(client.id), enabled: useMay(client)('consents.read') }).data?.items.filter((c) => !c.inError) ?? [];
  const form = useForm<Values>({
    initialValues: { on: wrong?.on ?? today, recipient: wrong?.recipient ?? '', recipientAddress: wrong?.recipientAddress ?? '', what: wrong?.what ?? '', purpose: wrong?.purpose ?? '', basis: wrong?.basis ?? '', consentId: wrong?.consentId ?? '', reason: '' },
    validate: {
      on: (v) => (v === '' ? 'Needed' : v > today ? 'In the future' : null),
      recipient: wanted,
      what: wanted,
      purpose: wanted,
      basis: wanted,
      reason: (v) => (wrong ? wanted(v) : null),
    },
  });
  async function save({ basis, reason, recipientAddress, consentId, ...rest }: Values) {
    if (basis === '') return;
    setProblem('');
    try {
      await record.mutateAsync({ body: { ...rest, basis, consentId: (basis === 'authorization' && consentId) || undefined, recipientAddress: recipientAddress.trim() || undefined }, inPlaceOf: wrong && { id: wrong.id, reason } });
      form.resetDirty();
      done(wrong ? 'Corrected; both stay in the list' : 'Recorded');
      onClose();
    } catch (thrown) {
      const told = asProblem(thrown);
      setProblem(told.errors.some((e) => e.field === 'consentId') ? 'That consent did not hold on that day.' : told.message);
    }
  }
  return (
    <WorkDialog title={wrong ? 'Correct a disclosure' : `What left the practice about ${client.code}`} size={520} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <Form onSubmit={form.onSubmit((v) => void save(v))} submit={wrong ? 'Correct' : 'Record'} busy={record.isPending} problem={problem} onCancel={close}>
          <div className="fields">
            <TextInput label="To whom" description="A person or an office" data-autofocus maxLength={100} {...form.getInputProps('recipient')} />
            <TextInput label="Their address, if known" maxLength={2000} {...form.getInputProps('recipientAddress')} />
            <DateInput label="On" value={form.values.on} error={form.errors.on} onChange={(on) => form.setFieldValue('on', on)} />
            <Textarea label="What was given" autosize minRows={2} maxLength={2000} {...form.getInputProps('what')} />
            <Textarea label="For what purpose" autosize minRows={2} maxLength={2000} {...form.getInputProps('purpose')} />
            <Select label="On which basis" data={bases} {...form.getInputProps('basis')} />
            {form.values.basis === 'authorization' && consents.length > 0 && (
              <Select label="Under which consent" description="Empty: one that is not kept here" clearable data={consents.map((c) => ({ value: c.id, label: `${c.recipient}, ${spanWords(c)}` }))} value={form.values.consentId || null} onChange={(v) => form.setFieldValue('consentId', v ?? '')} />
            )}
            {wrong && <Textarea label="Why it is corrected" autosize minRows={2} maxLength={2000} {...form.getInputProps('reason')} />}
          </div>
        </Form>
      )}
    </WorkDialog>
  );
}
