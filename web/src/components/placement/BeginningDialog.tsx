import { NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DateInput } from '@/components/DateInput';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';
import { useStaleForm } from '@/components/useStaleForm';
import { WorkDialog } from '@/components/WorkDialog';
import { localDate } from '@/format/dates';
import { correctedWords, slip } from '@/format/membership';
import { atItsField, beginningChange, beginningOf, beginningParts, closedWords, dayFrom, rollWords, type BeginningValues } from './beginning';
import { beginnings } from './joining';
import { cohortDetail, enrollmentQuery, marksQuery, useTellEnrollment, type CohortDetail, type Enrollment } from './placementQueries';
import s from './placement.module.css';

/** A membership, and how its member is called where the dialog is opened. */
export type Whose = { enrollmentId: string; cohortId: string; name: string };
type Props = Whose & { onClose: () => void };

/** Sets right when a membership began: the first session and the day, with the
    reason. It says which rolls change with it, and what stood before. */
export default function BeginningDialog({ enrollmentId, cohortId, name, onClose }: Props) {
  const seat = useQuery(enrollmentQuery(enrollmentId));
  const cohort = useQuery(cohortDetail(cohortId));
  const title = `When did ${name} begin?`;
  if (!seat.data || !cohort.data)
    return (
      <WorkDialog title={title} size={520} dirty={() => false} onClose={onClose}>
        {() => <Pending query={seat.error ? seat : cohort} rows={4} />}
      </WorkDialog>
    );
  return <Correcting title={title} name={name} stands={seat.data} cohort={cohort.data} onClose={onClose} />;
}

type CorrectingProps = { title: string; name: string; stands: Enrollment; cohort: CohortDetail; onClose: () => void };

function Correcting({ title, name, stands: opened, cohort, onClose }: CorrectingProps) {
  // What stood when it was opened: it is read anew while the dialog closes.
  const [stands] = useState(opened);
  const queries = useQueryClient();
  const tell = useTellEnrollment();
  const marks = useQuery({ ...marksQuery(cohort.id), enabled: cohort.status !== 'planned' });
  const [now] = useState(() => new Date());
  const today = localDate(now, cohort.schedule.timeZone);
  const [dayTyped, setDayTyped] = useState(false);
  const form = useForm<BeginningValues>({
    initialValues: beginningOf(stands),
    validate: {
      reason: (reason) => (reason.trim() ? null : 'Say why, so that the next person understands.'),
      fromSession: (from, v) => (Number(from) === stands.fromSession && v.since === stands.since ? 'Choose another session or another day: this is what stands.' : null),
    },
  });
  const { sessions, closed } = beginnings(cohort, stands, now);
  const rolls = rollWords(cohort, marks.data ?? [], stands, Number(form.values.fromSession));
  const asksWhy = form.errors.overrideReason !== undefined || form.values.overrideReason !== '';

  const edit = useStaleForm({
    stored: stands,
    form,
    valuesOf: beginningOf,
    parts: beginningParts,
    read: () => queries.fetchQuery(enrollmentQuery(stands.id)),
    send: async (against, values) => {
      const now = await tell.mutateAsync({ id: against.id, version: against.version, ...beginningChange(against, values, dayTyped) }).catch((thrown: unknown) => Promise.reject(atItsField(thrown)));
      form.resetDirty();
      const back = { id: now.id, version: now.version, fromSession: against.fromSession, since: against.since, reason: slip };
      // Marks that went do not come back with the session.
      done(`${name} belongs from session ${now.fromSession} on`, rolls.length > 1 ? undefined : () => tell.mutateAsync(back));
      onClose();
    },
  });

  function choose(fromSession: string) {
    form.setFieldValue('fromSession', fromSession);
    if (!dayTyped) form.setFieldValue('since', Number(fromSession) === stands.fromSession ? stands.since : dayFrom(cohort, Number(fromSession), today));
  }

  const past = stands.history.filter((h) => h.kind === 'corrected');
  return (
    <WorkDialog title={title} size={520} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <>
          <Form onSubmit={form.onSubmit(() => void edit.save())} submit="Correct the beginning" busy={edit.busy} problem={edit.problem} onCancel={close}>
            <div className="fields">
              <NativeSelect
                label="First session"
                description={closedWords(closed)}
                data={sessions.map((x) => ({ value: String(x.number), label: x.words }))}
                data-autofocus
                {...form.getInputProps('fromSession')}
                onChange={(e) => choose(e.currentTarget.value)}
              />
              <div>
                <DateInput
                  label="Member since"
                  description="The session’s day, unless it was another"
                  max={today}
                  {...form.getInputProps('since')}
                  value={form.values.since}
                  onChange={(since) => {
                    setDayTyped(true);
                    form.setFieldValue('since', since);
                    form.clearFieldError('fromSession');
                  }}
                />
                <div role="status">
                  {rolls.length > 0 && !form.errors.fromSession && (
                    <ul className={`tinted ${s.rolls}`} data-tone={rolls.length > 1 ? 'soon' : 'underway'} aria-label="What changes on the rolls">
                      {rolls.map((words) => (
                        <li key={words}>{words}</li>
                      ))}
                    </ul>
                  )}
                </div>
              </div>
              <Textarea label="Reason" description="Kept in the history with your name." autosize minRows={2} maxLength={2000} required {...form.getInputProps('reason')} />
              {asksWhy && <Textarea label="Why two groups at one hour?" description="Kept in the audit with your name." autosize minRows={2} maxLength={2000} autoFocus {...form.getInputProps('overrideReason')} />}
              {past.length > 0 && (
                <ul className={s.stood} aria-label="What stood before">
                  {past.map((h) => (
                    <li key={h.at}>{correctedWords(h)}</li>
                  ))}
                </ul>
              )}
            </div>
          </Form>
          {edit.dialog}
        </>
      )}
    </WorkDialog>
  );
}
