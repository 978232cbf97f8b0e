import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, showProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { changesBetween, ConflictDialog, type Change } from '@/components/ConflictDialog';
import { focusFirstWrong, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { formatMoney } from '@/format/money';
import { changeOf, check, valuesOf, type CohortValues } from './cohortForm';
import { CohortFields } from './CohortFields';
import { cohortQuery, useChangeCohort, useLeaders, type Cohort } from './cohortQueries';
import { spanOf, datesOf, unusualFee } from './cohortWords';
import s from './cohorts.module.css';

const labels = {
  name: 'Name', place: 'Room or link', entry: 'Who may join', entryWeeks: 'Sessions to join at', lead: 'Lead', coLeads: 'Co-leads',
  members: 'Members', fee: 'Fee', feeReason: 'Why this fee', schedule: 'When',
};

/** Changes a cohort; what others saved meanwhile is shown, not overwritten. */
export function EditCohort({ cohort, onDone }: { cohort: Cohort; onDone: () => void }) {
  const queries = useQueryClient();
  const change = useChangeCohort(cohort.id);
  const leaders = useLeaders();
  const currency = cohort.fee.currency;
  const [opened] = useState(cohort);
  const [problem, setProblem] = useState('');
  const [theirs, setTheirs] = useState<Cohort | null>(null);
  // Keeping on after a conflict sends against the version that was shown.
  const [version, setVersion] = useState(cohort.version);
  const form = useForm({ initialValues: valuesOf(opened), validate: (v) => check(v, unusualFee(v.fee.amount, currency)) });

  function save(against: number) {
    change.mutate(
      { version: against, body: changeOf(valuesOf(opened), form.getValues(), currency) },
      {
        onSuccess: () => {
          form.resetDirty();
          done('Saved');
          onDone();
        },
        onError: (error) => {
          if (asProblem(error).stale) return void readTheirs();
          setTheirs(null);
          setProblem(showProblem(form, error));
          focusFirstWrong();
        },
      },
    );
  }

  async function readTheirs() {
    try {
      const saved = await queries.fetchQuery({ ...cohortQuery(cohort.id), staleTime: 0 });
      // Two who changed different things do not disturb each other.
      if (differences(saved).length === 0) save(saved.version);
      else setTheirs(saved);
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
    }
  }

  const inWords = (v: CohortValues) => {
    const name = (id: string) => leaders.data?.find((l) => l.id === id)?.name ?? id;
    return {
      name: v.name, place: v.place, entry: v.entry, entryWeeks: v.entryWeeks, feeReason: v.feeReason,
      lead: name(v.leadId),
      coLeads: v.coLeadIds.map(name).join(', '),
      members: `${v.minMembers} to ${v.maxMembers}`,
      fee: v.fee.amount === null ? '' : formatMoney({ amount: v.fee.amount, currency }),
      schedule: `${spanOf(datesOf(v.schedule.startsOn, v.schedule.cadence, v.schedule.sessions))}, ${v.schedule.time}, ${v.schedule.durationMinutes} min`,
    };
  };

  // Only what this person changed can be in conflict; the rest is not sent.
  function differences(saved: Cohort): Change[] {
    const before = inWords(valuesOf(opened));
    const mine = inWords(form.getValues());
    const now = inWords(valuesOf(saved));
    const touched = Object.fromEntries(Object.entries(labels).filter(([key]) => mine[key as keyof typeof mine] !== before[key as keyof typeof before]));
    return changesBetween(mine, now, touched);
  }

  return (
    <>
      <UnsavedGuard when={() => form.isDirty()} what="What you changed" />
      <PageHeader over={cohort.name} title="Edit the cohort" />
      <div className={s.sheet}>
        <Card>
          <Form submit="Save" busy={change.isPending} problem={problem} onCancel={onDone} onSubmit={form.onSubmit(() => save(version))}>
            <CohortFields form={form} currency={currency} fixed={{ kind: true, plan: cohort.status !== 'planned' }} />
          </Form>
        </Card>
      </div>
      <ConflictDialog
        opened={theirs !== null}
        changes={theirs ? differences(theirs) : []}
        busy={change.isPending}
        onKeepMine={() => theirs && save(theirs.version)}
        onTakeTheirs={() => {
          form.resetDirty();
          onDone();
        }}
        onClose={() => {
          if (theirs) setVersion(theirs.version);
          setTheirs(null);
        }}
      />
    </>
  );
}
