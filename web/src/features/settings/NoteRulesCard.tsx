import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ifMatch, ok } from '@/api/client';
import { useMay } from '@/api/me';
import { asProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, FoldedGroup, Form, Wide } from '@/components/Form';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';
import { PhraseFields } from './PhraseFields';
import { kindWords, noteRulesOf, noteRulesValuesOf, type NoteRulesAnswer, type Severity } from './noteRulesForm';

const noteRulesQuery = queryOptions({ queryKey: ['settings', 'notes'], queryFn: () => ok(client.GET('/api/v1/settings/notes')) });

const formats = [
  { value: 'dap', label: 'DAP: data, assessment, plan' },
  { value: 'soap', label: 'SOAP: subjective, objective, assessment, plan' },
  { value: 'birp', label: 'BIRP: behavior, intervention, response, plan' },
  { value: 'girp', label: 'GIRP: goal, intervention, response, plan' },
  { value: 'pie', label: 'PIE: problem, intervention, evaluation' },
];
const severities: Array<{ value: Severity; label: string }> = [
  { value: 'block', label: 'stands in the way of signing' },
  { value: 'ask', label: 'is asked about' },
  { value: 'tell', label: 'is told' },
];

/** How the practice writes notes, and how seriously it takes what is found in them. */
export function NoteRulesCard() {
  const rules = useQuery(noteRulesQuery);
  const may = useMay();
  return <Card title="Notes after a group">{!rules.data ? <Pending query={rules} /> : may('settings.update') ? <NoteRulesForm key={rules.data.version} stored={rules.data} /> : <p>A note is late after {rules.data.dueDays} days.</p>}</Card>;
}

function NoteRulesForm({ stored }: { stored: NoteRulesAnswer }) {
  const queries = useQueryClient();
  const [v, setV] = useState(() => noteRulesValuesOf(stored));
  const change = (part: Partial<typeof v>) => setV((was) => ({ ...was, ...part }));
  const save = useMutation({
    mutationFn: () => ok(client.PUT('/api/v1/settings/notes', { params: { header: ifMatch(stored.version) }, body: noteRulesOf(v, stored.kinds) })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['settings'] });
      done('Saved');
    },
  });
  const problem = save.error && asProblem(save.error);
  return (
    <Form submit="Save the rules of notes" busy={save.isPending} problem={problem && [problem.message, ...problem.errors.map((e) => `${e.field}: ${e.message}`)].join(' ')} onSubmit={(e) => (e.preventDefault(), save.mutate())}>
      <FieldGroup title="How they are written" pairs>
        <NativeSelect label="A note begins as" data={[...formats, ...(v.ownSections.trim() ? [{ value: 'own', label: v.ownName || 'The practice’s own' }] : [])]} value={v.format} onChange={(e) => change({ format: e.currentTarget.value as typeof v.format })} />
        <NumberInput label="Late after" suffix=" days" description="Counted from the session" min={1} max={60} allowDecimal={false} value={v.dueDays} onChange={(dueDays) => change({ dueDays })} />
        <NumberInput label="Most members that payers take" description="0 for no limit" min={0} max={100} allowDecimal={false} value={v.mostPresent} onChange={(mostPresent) => change({ mostPresent })} />
        <NumberInput label="Least minutes that payers take" suffix=" minutes" description="0 for no limit" min={0} max={240} allowDecimal={false} value={v.leastMinutes} onChange={(leastMinutes) => change({ leastMinutes })} />
        <NumberInput label="First treatment plan after" suffix=" days" description="Counted from the first session" min={1} max={366} allowDecimal={false} value={v.planDueDays} onChange={(planDueDays) => change({ planDueDays })} />
        <NumberInput label="A plan is reviewed after" suffix=" days" description="Counted from the day it holds" min={1} max={366} allowDecimal={false} value={v.planReviewDays} onChange={(planReviewDays) => change({ planReviewDays })} />
        <DateInput label="Notes are owed since" description="Sessions before that day owe none here" value={v.since} onChange={(since) => change({ since })} />
      </FieldGroup>
      <FoldedGroup title="A format of the practice’s own" hint="its name and up to six headings" open={v.ownSections !== ''}>
        <TextInput label="Its name" maxLength={100} value={v.ownName} onChange={(e) => change({ ownName: e.currentTarget.value })} />
        <Wide>
          <Textarea label="Headings" description="One a line, in their order" autosize minRows={3} value={v.ownSections} onChange={(e) => change({ ownSections: e.currentTarget.value })} />
        </Wide>
      </FoldedGroup>
      <FoldedGroup title="Phrases for what everybody shared" hint="written by a key; never in a member’s own part" open={v.phrases.length > 0}>
        <PhraseFields phrases={v.phrases} onChange={(phrases) => change({ phrases })} />
      </FoldedGroup>
      <FoldedGroup title="What is looked for before signing" hint="and how seriously it is taken" open={false}>
        {stored.kinds.map((k) => (
          <NativeSelect key={k.kind} label={kindWords[k.kind]} disabled={k.fixed} description={k.fixed ? 'Cannot be changed' : undefined} data={severities} value={v.severities[k.kind] ?? k.usual} onChange={(e) => change({ severities: { ...v.severities, [k.kind]: e.currentTarget.value as Severity } })} />
        ))}
      </FoldedGroup>
    </Form>
  );
}
