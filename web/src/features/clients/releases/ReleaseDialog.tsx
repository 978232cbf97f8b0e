import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useToday } from '@/api/me';
import { asProblem } from '@/api/problem';
import { CheckChip, Chips } from '@/components/Chip';
import type { ShownClient } from '@/components/clients/oneClient';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Form, Wide } from '@/components/Form';
import { WorkDialog } from '@/components/WorkDialog';
import { partWords } from './consentWords';
import { ReleaseReviewDialog } from './ReleaseReviewDialog';
import { usePrepare, type Consent, type RecordPart } from './releaseQueries';

/** Which parts of a record leave under a consent, and of which days; then they are read. */
export function ReleaseDialog({ client, consent, onClose }: { client: ShownClient; consent: Consent; onClose: () => void }) {
  const today = useToday();
  const prepare = usePrepare(client.id);
  const [parts, setParts] = useState<RecordPart[]>(consent.parts);
  const [recipient, setRecipient] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState(today);
  const [problem, setProblem] = useState('');
  const [made, setMade] = useState('');
  const open = consent.kind === 'treating';
  const dirty = () => recipient !== '' || from !== '' || until !== today || parts.length !== consent.parts.length;

  async function save() {
    if (parts.length === 0) return setProblem('Choose what is to leave.');
    setProblem('');
    try {
      setMade((await prepare.mutateAsync({ consentId: consent.id, recipient: open ? recipient : undefined, parts, from: from || undefined, until })).id);
    } catch (thrown) {
      const p = asProblem(thrown);
      setProblem(p.errors[0]?.message ? p.errors.map((e) => `${e.field === 'recipient' ? 'To whom' : 'The last day'} ${e.message}`).join('; ') : p.message);
    }
  }

  if (made) return <ReleaseReviewDialog client={client} id={made} onClose={onClose} />;
  return (
    <WorkDialog title={`Release to ${open ? 'somebody who treats or pays' : consent.recipient}`} size={560} dirty={dirty} onClose={onClose}>
      {(close) => (
        <Form
          submit="Prepare"
          busy={prepare.isPending}
          problem={problem}
          onCancel={close}
          note="Nothing leaves yet: you read it first."
          onSubmit={(e) => {
            e.preventDefault();
            void save();
          }}
        >
          {open && <TextInput label="To whom" description="Who of them gets it" required maxLength={300} value={recipient} onChange={(e) => setRecipient(e.currentTarget.value)} />}
          <FieldGroup title="What leaves" hint="The consent covers no more than this.">
            <Wide>
              <Chips label="Parts of the record">
                {consent.parts.map((p) => (
                  <CheckChip key={p} checked={parts.includes(p)} onChange={() => setParts(parts.includes(p) ? parts.filter((o) => o !== p) : consent.parts.filter((o) => o === p || parts.includes(o)))}>
                    {partWords[p]}
                  </CheckChip>
                ))}
              </Chips>
            </Wide>
          </FieldGroup>
          <FieldGroup title="Of which days" pairs>
            <DateInput label="From" description="Empty: from the beginning" max={until} value={from} onChange={setFrom} />
            <DateInput label="Until" max={today} value={until} onChange={setUntil} />
          </FieldGroup>
        </Form>
      )}
    </WorkDialog>
  );
}
