import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { asProblem } from '@/api/problem';
import { ButtonLink } from '@/components/ButtonLink';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { MoreMenu } from '@/components/MoreMenu';
import { done, failed } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { ReasonDialog } from '@/components/ReasonDialog';
import { useCoverDialog } from '@/components/cover/useCoverDialog';
import { UndoDatesItem } from '@/components/schedule/UndoDatesItem';
import { useScheduleMenu } from '@/components/schedule/useScheduleMenu';
import { localDate, longDate } from '@/format/dates';
import { count, stepWords } from '@/format/words';
import { endingWords } from './cohortWords';
import { useCohortStep, useWaitlistOf, type Cohort } from './cohortQueries';

// They are opened seldom: their code comes with the first use.
const HandOver = lazy(() => import('./HandOver').then((m) => ({ default: m.HandOver })));
const BreachDialog = lazy(() => import('./BreachDialog').then((m) => ({ default: m.BreachDialog })));

type Props = { cohort: Cohort; may: (action: string) => boolean; onEdit: () => void };

/** The next step of a cohort's life as the one filled button. */
export function CohortActions({ cohort, may, onEdit }: Props) {
  const [asking, setAsking] = useState<'start' | 'complete' | 'cancel' | 'reopen' | 'hand over' | 'breach' | null>(null);
  const { start, complete, cancel, reopen } = useCohortStep(cohort.id);
  const takeBack = () => reopen.mutateAsync({ reason: 'Taken back at once.' });
  const rest = useScheduleMenu({ cohortId: cohort.id });
  const cover = useCoverDialog();
  const close = () => setAsking(null);
  const alive = cohort.status === 'planned' || cohort.status === 'running';
  const waits = useWaitlistOf(cohort.id, alive && may('waitlist.read') && (asking === 'complete' || asking === 'cancel'));
  const today = localDate(new Date(), cohort.schedule.timeZone);
  const ends = endingWords(cohort.seats.taken, waits.data?.length ?? 0);
  const begun = cohort.sessions.filter((x) => x.status === 'scheduled' && new Date(x.startsAt) <= new Date()).length;
  const next = cohort.nextSession;
  const over = cohort.status === 'running' && !next;
  const short = cohort.seats.taken < cohort.minMembers;
  const first = cohort.planned?.[0];
  const dates = `${count(cohort.planned.length, 'session')} will be dated, the first on ${first ? longDate(first.date) : 'its day'}.`;
  return (
    <>
      {alive && may('cohorts.update') && <Button onClick={onEdit} data-also="change leaders lead schedule room fee">Edit</Button>}
      {cohort.status === 'planned' && may('cohorts.start') && (
        <Button variant="filled" onClick={() => setAsking('start')}>
          Start the cohort
        </Button>
      )}
      {cohort.status === 'running' && next?.id && (
        <ButtonLink variant="filled" to="/sessions/$sessionId" params={{ sessionId: next.id }}>
          Open {stepWords(next.number, next.weekNumber)}
        </ButtonLink>
      )}
      {over && may('cohorts.complete') && (
        <Button variant="filled" onClick={() => setAsking('complete')}>
          Complete the cohort
        </Button>
      )}
      {cohort.status === 'completed' && may('discharges.read') && (
        <ButtonLink variant="filled" to="/cohorts/$cohortId/graduation" params={{ cohortId: cohort.id }}>
          Graduation
        </ButtonLink>
      )}
      <MoreMenu label="More about this cohort">
        <Menu.Item onClick={() => window.print()}>Print the roster</Menu.Item>
        {cohort.status === 'running' && may('sessions.reschedule') && rest.items(next ? ['move', 'push', 'change_rest', 'insert'] : ['insert'])}
        {cohort.status === 'running' && may('sessions.reschedule') && <UndoDatesItem cohortId={cohort.id} />}
        {cohort.status === 'running' && may('discharges.read') && <Menu.Item component={Link} to={`/cohorts/${cohort.id}/graduation`}>Graduation</Menu.Item>}
        {alive && may('cohorts.update') && <Menu.Item onClick={() => setAsking('hand over')}>Hand over…</Menu.Item>}
        {cohort.status === 'running' && next && may('covers.make') && <Menu.Item onClick={() => cover.open({ cohortId: cohort.id, from: next.date, until: next.date, leaders: leadersOf(cohort) })}>Have somebody cover…</Menu.Item>}
        {may('breaches.record') && cohort.roster.length > 0 && <Menu.Item onClick={() => setAsking('breach')}>Something left the room…</Menu.Item>}
        {alive && may('cohorts.cancel') && (
          <Menu.Item color="red" onClick={() => setAsking('cancel')}>
            Cancel this cohort…
          </Menu.Item>
        )}
        {!alive && may('cohorts.reopen') && <Menu.Item onClick={() => setAsking('reopen')}>Reopen this cohort…</Menu.Item>}
      </MoreMenu>
      {rest.dialog}
      {cover.dialog}
      {asking === 'hand over' && (
        <Suspense>
          <HandOver cohort={cohort} onClose={close} />
        </Suspense>
      )}
      {asking === 'breach' && (
        <Suspense>
          <BreachDialog cohort={cohort} today={today} onClose={close} />
        </Suspense>
      )}

      <ConfirmDialog
        opened={asking === 'start' && !short}
        title={`Start ${cohort.name}?`}
        confirm="Start the cohort"
        busy={start.isPending}
        onConfirm={() =>
          start.mutate(undefined, {
            onSuccess: () => {
              close();
              done('The cohort is running');
            },
          })
        }
        onClose={close}
      >
        <p>
          {count(cohort.seats.taken, 'member')} are enrolled. {dates} {cohort.entry === 'closed' && 'After that nobody joins.'}
        </p>
        <ProblemNote>{start.error && asProblem(start.error).message}</ProblemNote>
      </ConfirmDialog>
      <ReasonDialog
        opened={asking === 'start' && short}
        title={`Start with ${count(cohort.seats.taken, 'member')}?`}
        confirm="Start anyway"
        onConfirm={async (reason) => {
          await start.mutateAsync(reason);
          done('The cohort is running');
        }}
        onClose={close}
      >
        This group is {cohort.minMembers - cohort.seats.taken} short of its minimum of {cohort.minMembers}. {dates}
      </ReasonDialog>
      <ConfirmDialog
        opened={asking === 'complete'}
        title={`Complete ${cohort.name}?`}
        confirm="Complete the cohort"
        busy={complete.isPending}
        onConfirm={() =>
          complete.mutate(undefined, {
            onSuccess: () => {
              close();
              done('The cohort is completed', takeBack);
            },
            onError: (error) => failed(error, 'Not completed'),
          })
        }
        onClose={close}
      >
        All its sessions are held or cancelled. {ends} It can be reopened if this is a mistake.
      </ConfirmDialog>
      <ReasonDialog
        opened={asking === 'cancel'}
        title={`Cancel ${cohort.name}?`}
        confirm="Cancel the cohort"
        keep="Keep it"
        danger
        day={cohort.status === 'running' ? { label: 'Cancelled on', hint: 'What was held up to that day stays, and can be closed.', initial: today, max: today } : undefined}
        onConfirm={async (reason, on) => {
          await cancel.mutateAsync({ reason, on: on || undefined });
          done('The cohort is cancelled, with the sessions that were to come', takeBack);
        }}
        onClose={close}
      >
        Its coming sessions are cancelled and nobody is charged for them. {begun > 0 ? `${count(begun, 'session')} that ${begun === 1 ? 'has' : 'have'} begun ${begun === 1 ? 'stays' : 'stay'} to be closed. ` : ''}{ends}
      </ReasonDialog>
      <ReasonDialog
        opened={asking === 'reopen'}
        title={`Reopen ${cohort.name}?`}
        confirm="Reopen the cohort"
        keep={`Leave it ${cohort.status}`}
        onConfirm={async (reason, _, overrideReason) => {
          await reopen.mutateAsync({ reason, overrideReason: overrideReason || undefined });
          done('The cohort goes on as before');
        }}
        onClose={close}
      >
        {cohort.status === 'cancelled' && 'The sessions that were cancelled with it take place after all. '}
        Its memberships go on as if it had not ended, and so does waiting for it, of those who found no other place since. The reason stays in its record.
      </ReasonDialog>
    </>
  );
}

/** Who leads now, the lead first. */
const leadersOf = (c: Cohort) => [{ id: c.leadId, name: c.leadName }, ...c.coLeadIds.map((id, i) => ({ id, name: c.coLeadNames[i] ?? 'Co-lead' }))];
