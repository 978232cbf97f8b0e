import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { ClashField } from '@/components/clash/ClashField';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';
import { WorkDialog } from '@/components/WorkDialog';
import { AheadList } from './AheadList';
import { EditFields } from './EditFields';
import { restFrom } from './rest';
import { datedCohortQuery, useReschedule, useScheduleAhead, type DatedCohort, type EditKind } from './scheduleQueries';
import { doneWords, editOf, editWords, type EditValues } from './scheduleWords';

type Props = { cohortId: string; kind: EditKind; /** The session that it is about or begins with; one is chosen otherwise. */ sessionId?: string; /** What is known already: where something was let go. */ start?: Partial<EditValues>; onClose: () => void };

/** Changes when a running cohort meets: what it does is seen before it is done. */
export function ScheduleDialog({ cohortId, kind, sessionId, start, onClose }: Props) {
  const cohort = useQuery(datedCohortQuery(cohortId));
  const [dirty, setDirty] = useState(false);
  return (
    <WorkDialog title={editWords[kind].title} size={620} dirty={() => dirty} onClose={onClose}>
      {(close) => (!cohort.data ? <Pending query={cohort} /> : <ScheduleForm cohort={cohort.data} kind={kind} sessionId={sessionId} start={start} onDirty={() => setDirty(true)} onCancel={close} onDone={onClose} />)}
    </WorkDialog>
  );
}

type FormProps = { cohort: DatedCohort; kind: EditKind; sessionId?: string; start?: Partial<EditValues>; onDirty: () => void; onCancel: () => void; onDone: () => void };

function ScheduleForm({ cohort, kind, sessionId, start, onDirty, onCancel, onDone }: FormProps) {
  const [values, setValues] = useState<EditValues>(() => ({ ...startOf(cohort, kind, sessionId), ...start }));
  const [override, setOverride] = useState('');
  const [wanting, setWanting] = useState(false);
  const { change, undo, read } = useReschedule(cohort.id);
  const edit = editOf(kind, values);
  const [asked] = useDebouncedValue(edit, 250);
  const ahead = useScheduleAhead(cohort.id, asked);
  const settled = JSON.stringify(asked) === JSON.stringify(edit) && !ahead.isPlaceholderData;
  const clashes = (edit && !ahead.error && ahead.data?.clashes) || [];
  const refusal = settled && ahead.error ? asProblem(ahead.error) : undefined;
  const needsReason = kind === 'cancel' && !values.reason.trim();

  function send() {
    setWanting(true);
    if (!edit || needsReason || (clashes.length > 0 && !override.trim())) return;
    change.mutate(
      { version: cohort.version, body: { ...edit, overrideReason: override.trim() || undefined } },
      {
        onSuccess: (made) => {
          onDone();
          done(doneWords(kind, made), () => undo.mutateAsync(made.id ?? ''));
        },
        onError: (thrown) => asProblem(thrown).stale && void read(),
      },
    );
  }
  const problem = change.error && asProblem(change.error);

  return (
    <Form
      submit={editWords[kind].submit}
      busy={change.isPending}
      held={refusal?.refused}
      problem={problem && (problem.stale ? 'Somebody else changed the cohort meanwhile. This shows it as it is now: look again.' : problem.message)}
      onCancel={onCancel}
      onSubmit={(e) => (e.preventDefault(), send())}
    >
      <EditFields
        kind={kind}
        cohort={cohort}
        fixed={sessionId !== undefined}
        values={values}
        wanting={wanting}
        wrong={Object.fromEntries(refusal?.errors.map((e) => [e.field, e.message]) ?? [])}
        onChange={(more) => {
          onDirty();
          setValues({ ...values, ...more });
        }}
      />
      <div aria-busy={!settled}>
        <AheadList ahead={ahead.data} refusal={refusal} asked={edit !== null} zone={cohort.schedule.timeZone} />
      </div>
      <ClashField clashes={clashes} reason={override} onReason={setOverride} wanting={wanting} />
    </Form>
  );
}

/** The dialog as it opens: everything as it is, from the next session on, since
    what has begun is seldom what moves. */
function startOf(cohort: DatedCohort, kind: EditKind, sessionId?: string): EditValues {
  const open = cohort.sessions.filter((x) => x.status === 'scheduled');
  const first = cohort.sessions.find((x) => x.id === sessionId) ?? open.find((x) => Date.parse(x.startsAt) > Date.now()) ?? open[0];
  const several = (cohort.schedule.alsoMeets?.length ?? 0) > 0;
  const own = kind === 'move' || kind === 'change_rest';
  return {
    sessionId: first?.id ?? '',
    on: own ? (first?.date ?? '') : '',
    time: kind === 'insert' && !several ? cohort.schedule.time : '',
    minutes: kind === 'move' || (kind === 'insert' && several) ? '' : cohort.schedule.durationMinutes,
    weeks: cohort.schedule.cadence === 'biweekly' && !several ? 2 : 1,
    unit: several ? 'meetings' : 'weeks',
    cadence: cohort.schedule.cadence,
    themes: 'stay',
    reason: '',
    roomId: '',
    ...(kind === 'change_rest' && first && restFrom(cohort, first.date)),
  };
}
