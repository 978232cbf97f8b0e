import { NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useToday } from '@/api/me';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Form, Wide } from '@/components/Form';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';
import { useStaleForm } from '@/components/useStaleForm';
import { WorkDialog } from '@/components/WorkDialog';
import { useNamesHidden } from '@/format/person';
import type { Whose } from './BeginningDialog';
import { commitmentChange, commitmentOf, commitmentParts, type CommitmentValues } from './commitment';
import { cohortDetail, enrollmentQuery, useTellEnrollment, type CohortDetail, type Enrollment } from './placementQueries';

type Props = Whose & { onClose: () => void };

/** What a member committed to and signed, told after the seat was given, each
    with the day on which it was true. */
export default function CommitmentDialog({ enrollmentId, cohortId, name, onClose }: Props) {
  const seat = useQuery(enrollmentQuery(enrollmentId));
  const cohort = useQuery(cohortDetail(cohortId));
  const title = `What did ${name} agree to?`;
  if (!seat.data || !cohort.data)
    return (
      <WorkDialog title={title} size={520} dirty={() => false} onClose={onClose}>
        {() => <Pending query={seat.error ? seat : cohort} rows={4} />}
      </WorkDialog>
    );
  return <Telling title={title} name={name} stands={seat.data} cohort={cohort.data} onClose={onClose} />;
}

function Telling({ title, name, stands: opened, cohort, onClose }: { title: string; name: string; stands: Enrollment; cohort: CohortDetail; onClose: () => void }) {
  // What stood when it was opened: it is read anew while the dialog closes.
  const [stands] = useState(opened);
  const queries = useQueryClient();
  const tell = useTellEnrollment();
  const today = useToday();
  const hidden = useNamesHidden();
  const [dayTyped, setDayTyped] = useState(false);
  const valuesOf = (e: Enrollment) => commitmentOf(e, today);
  const form = useForm<CommitmentValues>({ initialValues: valuesOf(stands) });
  const edit = useStaleForm({
    stored: stands,
    form,
    valuesOf,
    parts: commitmentParts,
    read: () => queries.fetchQuery(enrollmentQuery(stands.id)),
    send: async (against, values) => {
      const change = commitmentChange(valuesOf(against), !!against.agreement, values);
      if (Object.keys(change).length > 0) await tell.mutateAsync({ id: against.id, version: against.version, ...change });
      form.resetDirty();
      if (Object.keys(change).length > 0) done(`What ${name} agreed to is kept`);
      onClose();
    },
  });

  function commit(sessions: number | string) {
    form.setFieldValue('committedSessions', sessions);
    // A new number is of today, until somebody says when they heard it.
    if (!dayTyped) form.setFieldValue('committedOn', Number(sessions) === stands.committedSessions ? (stands.committedOn ?? today) : today);
  }

  return (
    <WorkDialog title={title} size={520} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <>
          <Form onSubmit={form.onSubmit(() => void edit.save())} submit="Save" busy={edit.busy} problem={edit.problem} onCancel={close}>
            <FieldGroup title="Commitment" hint={`Sessions of the ${cohort.schedule.sessions} that they mean to come to, and the day on which they said so.`}>
              <NumberInput label="Committed sessions" min={0} max={cohort.schedule.sessions} allowDecimal={false} clampBehavior="none" data-autofocus {...form.getInputProps('committedSessions')} onChange={commit} />
              <DateInput
                label="Committed on"
                max={today}
                disabled={Number(form.values.committedSessions) === 0}
                {...form.getInputProps('committedOn')}
                value={form.values.committedOn}
                onChange={(on) => {
                  setDayTyped(true);
                  form.setFieldValue('committedOn', on);
                }}
              />
            </FieldGroup>
            <FieldGroup title="Agreement" hint={stands.agreement ? undefined : 'None is on record yet.'}>
              <TextInput label="Agreement version" placeholder="As printed on the form" maxLength={40} {...form.getInputProps('agreement.version')} />
              <DateInput label="Signed on" max={today} {...form.getInputProps('agreement.signedOn')} value={form.values.agreement.signedOn} />
              <Wide>
                {hidden ? <TextInput label="Signed name" description="Names are hidden: it stays as it is recorded" readOnly value={name} /> : <TextInput label="Signed name" placeholder="As they signed it" autoComplete="off" maxLength={200} {...form.getInputProps('agreement.signedName')} />}
              </Wide>
            </FieldGroup>
          </Form>
          {edit.dialog}
        </>
      )}
    </WorkDialog>
  );
}
