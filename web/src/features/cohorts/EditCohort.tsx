import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useUsualFees } from '@/api/me';
import { Card } from '@/components/Card';
import { textParts, type Part } from '@/components/conflict';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { roomsQuery } from '@/components/rooms/roomQueries';
import { useStaleForm } from '@/components/useStaleForm';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { useFormDraft } from '@/drafts/useFormDraft';
import { formatMoney } from '@/format/money';
import { word } from '@/format/words';
import { changeOf, check, valuesOf, type CohortValues } from './cohortForm';
import { CohortFields } from './CohortFields';
import { cohortQuery, useChangeCohort, useLeaders, useLosesIt, type Cohort } from './cohortQueries';
import { datesOf, levelWords } from '@/components/schedule/meetings';
import { agesWords, spanOf, whenOf } from './cohortWords';

/** What an edit can change, by what belongs together. */
export function cohortParts(nameOf: (userId: string) => string, currency: string, roomOf: (roomId: string) => string = (id) => id): Array<Part<CohortValues>> {
  return [
    ...textParts<CohortValues>({ name: 'Name', place: 'Room or link' }),
    { label: 'Room', fields: ['roomId', 'roomFrom'], words: (v) => (v.roomId ? roomOf(v.roomId) : 'none') },
    { label: 'Who may join', fields: ['entry', 'entryWeeks'], words: (v) => [word(v.entry), v.entryWeeks].filter(Boolean).join(', at sessions ') },
    { label: 'Lead', fields: ['leadId', 'coLeadIds', 'leadersFrom'], words: (v) => [v.leadId, ...v.coLeadIds].map(nameOf).join(', ') },
    { label: 'Members', fields: ['minMembers', 'maxMembers'], words: (v) => `${v.minMembers} to ${v.maxMembers}` },
    { label: 'Ages', fields: ['ageBand'], words: (v) => agesWords(v.ageBand) || 'adults' },
    { label: 'Fee', fields: ['fee', 'feeReason', 'feeFrom'], words: (v) => [v.fee.amount === null ? 'none' : formatMoney({ amount: v.fee.amount, currency }), v.feeReason].filter(Boolean).join('\n') },
    {
      label: 'When',
      fields: ['schedule', 'overrideReason'],
      words: ({ schedule: w }) => `${spanOf(datesOf(w), !!w.alsoMeets?.length)}, ${whenOf(w)}${w.levelOfCare ? `, ${levelWords[w.levelOfCare]}` : ''}`,
    },
  ];
}

/** Changes a cohort; what others saved meanwhile is shown, not overwritten. */
export function EditCohort({ cohort, onDone }: { cohort: Cohort; onDone: () => void }) {
  const queries = useQueryClient();
  const change = useChangeCohort(cohort.id);
  const leaders = useLeaders();
  const rooms = useQuery(roomsQuery);
  const currency = cohort.fee.currency;
  const usual = useUsualFees();
  const navigate = useNavigate();
  const losesIt = useLosesIt();
  const form = useForm({ initialValues: valuesOf(cohort), validate: (v) => check(v, usual, currency) });
  useFormDraft(`cohort:${cohort.id}:${cohort.version}`, form);
  const edit = useStaleForm({
    stored: cohort,
    form,
    valuesOf,
    parts: cohortParts((id) => leaders.data?.find((l) => l.id === id)?.name ?? id, currency, (id) => rooms.data?.find((r) => r.id === id)?.name ?? 'a room'),
    read: () => queries.fetchQuery({ ...cohortQuery(cohort.id), staleTime: 0 }),
    send: async (against, values) => {
      const saved = await change.mutateAsync({ version: against.version, body: changeOf(valuesOf(against), values, currency) });
      form.resetDirty();
      if (!losesIt(values)) return (done('Saved'), onDone());
      done(`${saved.leadName} leads ${cohort.name} now`);
      void navigate({ to: '/cohorts', ignoreBlocker: true });
    },
  });

  return (
    <>
      <UnsavedGuard when={() => form.isDirty()} what="What you changed" />
      <PageHeader over={cohort.name} title="Edit the cohort" />
      <div className="narrow">
        <Card>
          <Form submit="Save" busy={edit.busy} problem={edit.problem} onCancel={onDone} onSubmit={form.onSubmit(() => void edit.save())}>
            <CohortFields form={form} currency={currency} fixed={{ kind: true, plan: cohort.status !== 'planned' }} changing={cohort} />
          </Form>
        </Card>
      </div>
      {edit.dialog}
    </>
  );
}
