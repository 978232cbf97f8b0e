import { Checkbox, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useToday } from '@/api/me';
import type { ShownClient } from '@/components/clients/oneClient';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Form, Wide } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { CheckChip, Chips } from '@/components/Chip';
import { ConsentSheet } from './ConsentSheet';
import { apart, kindHints, kindWords, ordinary, partWords, treating } from './consentWords';
import { useConsents, type Consent, type ConsentBody, type RecordPart } from './releaseQueries';

type Kind = Consent['kind'];
export type ConsentValues = { kind: Kind; recipient: string; recipientAddress: string; purpose: string; parts: RecordPart[]; substance: boolean; from: string; until: string; untilEvent: string; signer: Consent['signer']; authority: string; copyGiven: boolean };

const wanted = (text: string) => (text.trim() === '' ? 'This is needed.' : null);
const nextYear = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`;

/** What is to be signed, and then the sheet itself, over everything else. */
export function ConsentDialog({ client, protectedBy2, onClose }: { client: ShownClient; protectedBy2: boolean; onClose: () => void }) {
  const today = useToday();
  const { record } = useConsents(client.id);
  const [sheet, setSheet] = useState<ConsentValues>();
  const form = useForm<ConsentValues>({
    initialValues: { kind: 'named', recipient: '', recipientAddress: '', purpose: '', parts: [], substance: protectedBy2, from: today, until: nextYear(today), untilEvent: '', signer: 'client', authority: '', copyGiven: false },
    validate: {
      recipient: (v, all) => (all.kind === 'treating' ? null : wanted(v)),
      purpose: (v, all) => (all.kind === 'treating' ? null : wanted(v)),
      parts: (v) => (v.length === 0 ? 'Choose what may be told.' : null),
      from: wanted,
      until: (v, all) => (v === '' && all.untilEvent.trim() === '' && all.kind !== 'treating' ? 'Say a day, or what ends it.' : v !== '' && v < all.from ? 'This is before the first day.' : null),
      authority: (v, all) => (all.signer === 'client' ? null : wanted(v)),
    },
  });
  const v = form.values;

  function press(part: RecordPart) {
    const alone = apart.includes(part);
    const has = v.parts.includes(part);
    form.setFieldValue('parts', has ? v.parts.filter((p) => p !== part) : alone ? [part] : ordinary.filter((p) => p === part || v.parts.includes(p)));
    if (part === 'sud_counseling_notes' && !has) form.setFieldValue('substance', true);
  }

  if (sheet) {
    return (
      <ConsentSheet
        client={client}
        values={sheet}
        record={(body: ConsentBody) => record.mutateAsync(body)}
        onSigned={() => {
          done('The consent is taken down');
          onClose();
        }}
        onBack={() => setSheet(undefined)}
      />
    );
  }
  return (
    <WorkDialog title="Take down a consent" size={640} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <Form onSubmit={form.onSubmit(setSheet)} submit="Go on to sign" onCancel={close} note="Nothing is kept before it is signed.">
          <Radio.Group label="What for" value={v.kind} onChange={(kind) => form.setFieldValue('kind', kind as Kind)}>
            {(Object.keys(kindWords) as Kind[]).map((k) => (
              <Radio key={k} value={k} label={kindWords[k]} description={kindHints[k]} mt={10} />
            ))}
          </Radio.Group>
          {v.kind === 'treating' ? (
            <p className="quiet">To: {treating.recipient}. {treating.purpose}.</p>
          ) : (
            <FieldGroup title="To whom, and why">
              <TextInput label="To whom" description="A person or an office" data-autofocus maxLength={300} {...form.getInputProps('recipient')} />
              <TextInput label="Their address, if known" maxLength={2000} {...form.getInputProps('recipientAddress')} />
              <Wide>
                <Textarea label="For what purpose" description="“At my own request” is enough, if they want to give none." autosize minRows={2} maxLength={2000} {...form.getInputProps('purpose')} />
              </Wide>
            </FieldGroup>
          )}
          <FieldGroup title="What may be told" hint="Notes that are kept apart need a consent of their own: each stands alone.">
            <Wide>
              <Chips label="Parts of the record">
                {ordinary.map((p) => (
                  <CheckChip key={p} checked={v.parts.includes(p)} onChange={() => press(p)}>{partWords[p]}</CheckChip>
                ))}
              </Chips>
              {v.kind !== 'treating' && (
                <Chips label="Kept apart">
                  {apart.map((p) => (
                    <CheckChip key={p} checked={v.parts.includes(p)} onChange={() => press(p)}>{partWords[p]}</CheckChip>
                  ))}
                </Chips>
              )}
              {form.errors.parts && <p role="alert" className="small" style={{ color: 'var(--red)' }}>{form.errors.parts}</p>}
              <Checkbox mt={14} label="What concerns treatment for substance use may be told too" description="Without it, nothing of a record under 42 CFR part 2 leaves." {...form.getInputProps('substance', { type: 'checkbox' })} />
            </Wide>
          </FieldGroup>
          <FieldGroup title="How long">
            <DateInput label="From" value={v.from} error={form.errors.from} onChange={(d) => form.setFieldValue('from', d)} />
            <DateInput label="Last day" value={v.until} error={form.errors.until} onChange={(d) => form.setFieldValue('until', d)} />
            <Wide>
              <TextInput label="Or until what happens" placeholder="My case is closed" maxLength={300} {...form.getInputProps('untilEvent')} />
            </Wide>
          </FieldGroup>
          <FieldGroup title="Who signs">
            <Select label="Signed by" allowDeselect={false} data={[{ value: 'client', label: 'The client' }, { value: 'guardian', label: 'A guardian' }, { value: 'representative', label: 'A representative' }]} {...form.getInputProps('signer')} />
            {v.signer !== 'client' && <TextInput label="By which right" placeholder="Mother; court order of May 4" maxLength={2000} {...form.getInputProps('authority')} />}
            <Wide>
              <Checkbox label="Who signs gets a copy" {...form.getInputProps('copyGiven', { type: 'checkbox' })} />
            </Wide>
          </FieldGroup>
        </Form>
      )}
    </WorkDialog>
  );
}
