import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { DateInput } from '@/components/DateInput';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { useBreaches, type ConsequenceKind } from '@/components/rules/rulesQueries';
import { consequenceHints, consequencesFor } from '@/components/rules/rulesWords';
import { WorkDialog } from '@/components/WorkDialog';
import { shortDate } from '@/format/dates';
import { sits } from '@/format/membership';
import { calledOf } from '@/format/person';
import type { Cohort } from './cohortQueries';

/** Something left the room: what, whose it was, and what follows. */
export function BreachDialog({ cohort, today, onClose }: { cohort: Cohort; today: string; onClose: () => void }) {
  const [values, setValues] = useState({ enrollmentId: '', on: today, what: '', consequence: '' as ConsequenceKind | '', words: '' });
  const { record } = useBreaches(cohort.id);
  const problem = record.error && asProblem(record.error);
  const wrong = (field: string) => problem?.errors.find((e) => e.field === field)?.message;
  const set = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  return (
    <WorkDialog title="Something left the room" size={560} dirty={() => values.what !== '' || values.words !== ''} onClose={onClose}>
      {(close) => (
        <Form
          submit="Write it down"
          busy={record.isPending}
          problem={problem && problem.errors.length === 0 && problem.message}
          onCancel={close}
          onSubmit={(e) => {
            e.preventDefault();
            const { enrollmentId, on, what, consequence, words } = values;
            record.mutate({ enrollmentId: enrollmentId || undefined, on, what, consequence: consequence || undefined, words: (consequence && words.trim()) || undefined }, { onSuccess: () => (onClose(), done('Written down')) });
          }}
        >
          <p className="quiet">The group’s leaders and the administrators read it, and nobody else.</p>
          <div className="fields">
            <NativeSelect label="Whose it was" data={[{ value: '', label: 'Nobody knows' }, ...cohort.roster.map((m) => ({ value: m.enrollmentId, label: sits(m, today) ? calledOf(m) : `${calledOf(m)}, left ${shortDate(m.until ?? '')}` }))]} value={values.enrollmentId} onChange={(e) => set({ enrollmentId: e.currentTarget.value, consequence: values.consequence === 'signs_again' ? '' : values.consequence })} />
            <DateInput label="On" max={today} value={values.on} onChange={(on) => set({ on })} error={wrong('on')} />
          </div>
          <Textarea label="What happened" description="What was told to whom, and how it was found out" required data-autofocus data-prose autosize minRows={3} maxLength={20000} value={values.what} onChange={(e) => set({ what: e.currentTarget.value })} error={wrong('what')} />
          <NativeSelect label="What follows" data={[{ value: '', label: 'Not decided yet' }, ...consequencesFor(values.enrollmentId !== '')]} value={values.consequence} onChange={(e) => set({ consequence: e.currentTarget.value as ConsequenceKind })} description={values.consequence && consequenceHints[values.consequence]} error={wrong('consequence')} />
          {values.consequence && <Textarea label="In words" autosize minRows={2} maxLength={2000} value={values.words} onChange={(e) => set({ words: e.currentTarget.value })} />}
        </Form>
      )}
    </WorkDialog>
  );
}
