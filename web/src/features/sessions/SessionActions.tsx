import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { ButtonLink } from '@/components/ButtonLink';
import { MoreMenu } from '@/components/MoreMenu';
import { done, failed } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { useCoverDialog } from '@/components/cover/useCoverDialog';
import { useScheduleMenu } from '@/components/schedule/useScheduleMenu';
import { CloseDialog } from './CloseDialog';
import { progressOf } from './clock';
import { CorrectAttendance } from './CorrectAttendance';
import { handoutsOf, printSheet } from './PrintedHandout';
import { recordedWords } from './closing';
import { useCancelSession, useRestoreSession, type Session } from './sessionQueries';
import type { RollCall } from './useRollCall';

type Props = { session: Session; roll: RollCall; now: Date; may: (action: string) => boolean };

/** Members who come early answer while they wait: codes are given from an hour before. */
const handsOutSoon = (session: Session, now: Date) => Date.parse(session.startsAt) - now.getTime() <= 3_600_000;

/** Close; and behind the dots what one seldom needs. */
export function SessionActions({ session, roll, now, may }: Props) {
  const [asking, setAsking] = useState<'close' | 'correct' | 'cancel' | 'restore' | null>(null);
  const cancel = useCancelSession(session);
  const restore = useRestoreSession(session);
  const dates = useScheduleMenu({ cohortId: session.cohortId, sessionId: session.id });
  const cover = useCoverDialog();
  const recorded = recordedWords(session);
  const progress = progressOf(session, now);
  const scheduled = session.status === 'scheduled';
  const mayClose = may('sessions.close') && scheduled;
  const mayMove = may('sessions.reschedule') && scheduled && recorded === '' && session.cohortStatus === 'running';
  const mayCover = may('covers.make') && scheduled && session.cohortStatus === 'running' && session.covers.length === 0;
  const ask = () => setAsking(null);
  return (
    <>
      {scheduled && <span className="quiet">{progress.said}</span>}
      {scheduled && may('live_hour.read') && session.roster.length > 0 && (
        <ButtonLink to="/sessions/$sessionId/live" params={{ sessionId: session.id }}>
          Live hour
        </ButtonLink>
      )}
      {session.status !== 'cancelled' && (progress.phase !== 'before' || handsOutSoon(session, now)) && may('rounds.read') && (
        <ButtonLink to="/sessions/$sessionId/rounds" params={{ sessionId: session.id }}>
          Questionnaires
        </ButtonLink>
      )}
      {mayClose && (
        <Button variant="filled" disabled={progress.phase === 'before'} onClick={() => setAsking('close')}>
          Close session
        </Button>
      )}
      {session.status === 'cancelled' && session.cohortStatus === 'running' && may('sessions.restore') && (
        <Button
          variant="filled"
          loading={restore.isPending}
          onClick={() =>
            restore.mutate(undefined, {
              onSuccess: () => done('The session takes place after all'),
              onError: (error) => (asProblem(error).code === 'time_clash' ? setAsking('restore') : failed(error, 'Not restored')),
            })
          }
        >
          Restore the session
        </Button>
      )}
      {session.status === 'closed' && may('attendance.correct') && <Button onClick={() => setAsking('correct')}>Correct attendance</Button>}
      <MoreMenu label="More about this session">
        <Menu.Item onClick={() => window.print()}>Print the session plan</Menu.Item>
        {may('homework.assign') && handoutsOf(session).length > 0 && <Menu.Item onClick={() => printSheet('handout')}>Print the homework as a handout</Menu.Item>}
        {mayCover && <Menu.Item onClick={() => cover.open({ cohortId: session.cohortId, from: session.date, until: session.date, leaders: session.ledBy })}>Have somebody cover it…</Menu.Item>}
        {mayMove && dates.items(['move', 'push', 'change_rest', 'insert'])}
        {mayMove && session.week && dates.items(['cancel'])}
        {may('sessions.cancel') && scheduled && (
          <Menu.Item color="red" onClick={() => setAsking('cancel')}>
            Cancel this session…
          </Menu.Item>
        )}
      </MoreMenu>
      {dates.dialog}
      {cover.dialog}
      <ReasonDialog
        opened={asking === 'restore'}
        title="Restore it all the same?"
        confirm="Restore the session"
        keep="Leave it cancelled"
        onConfirm={async (reason) => {
          await restore.mutateAsync(reason);
          done('The session takes place after all');
        }}
        onClose={ask}
      >
        {restore.error && asProblem(restore.error).message}
      </ReasonDialog>
      {asking === 'close' && <CloseDialog session={session} roll={roll} onClose={ask} />}
      {asking === 'correct' && <CorrectAttendance session={session} onClose={ask} />}
      <ReasonDialog
        opened={asking === 'cancel'}
        title="Cancel this session?"
        confirm="Cancel the session"
        keep="Keep it"
        danger
        onConfirm={async (reason) => {
          await cancel.mutateAsync({ reason, withRecord: recorded !== '' || undefined });
          done('Session cancelled. Nobody is charged.', () => restore.mutateAsync());
        }}
        onClose={ask}
      >
        {recorded && <b>{recorded} </b>}Nobody is charged for it, and its week does not move by itself. It can be restored while the cohort runs.
      </ReasonDialog>
    </>
  );
}
