import { useUsualFees } from '@/api/me';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { usePerson } from '@/api/useLogin';
import { Card } from '@/components/Card';
import { focusFirstWrong, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { Pending } from '@/components/States';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { useFormDraft } from '@/drafts/useFormDraft';
import { blankCohort, bodyOf, check } from './cohortForm';
import { CohortFields } from './CohortFields';
import { useCreateCohort, usePractice } from './cohortQueries';

/** Plans a cohort. */
export function NewCohortPage() {
  const practice = usePractice();
  return (
    <>
      <PageHeader title="New cohort" sentence="Planned now, started when its group is together. Until then everything here can change." />
      <div className="narrow">
        <Card>{practice.data ? <NewCohortForm currency={practice.data.currency} timeZone={practice.data.timeZone} /> : <Pending query={practice} />}</Card>
      </div>
    </>
  );
}

function NewCohortForm({ currency, timeZone }: { currency: string; timeZone: string }) {
  const person = usePerson();
  const navigate = useNavigate();
  const create = useCreateCohort();
  const usual = useUsualFees();
  const [problem, setProblem] = useState('');
  const form = useForm({
    initialValues: blankCohort(person.roles.includes('therapist') ? person.id : '', timeZone),
    validate: (v) => check(v, usual, currency),
  });
  useFormDraft('cohort:new', form);
  return (
    <>
      <UnsavedGuard when={() => form.isDirty()} what="The new cohort" />
      <Form
        submit="Plan the cohort"
        busy={create.isPending}
        problem={problem}
        onCancel={() => void navigate({ to: '/cohorts' })}
        onSubmit={form.onSubmit((values) =>
          create.mutate(bodyOf(values, currency), {
            onSuccess: (cohort) => {
              form.resetDirty();
              done('The cohort is planned');
              void navigate({ to: '/cohorts/$cohortId', params: { cohortId: cohort.id } });
            },
            onError: (error) => {
              setProblem(showProblem(form, error));
              focusFirstWrong();
            },
          }),
        )}
      >
        <CohortFields form={form} currency={currency} />
      </Form>
    </>
  );
}
