import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { CloseDialog } from './CloseDialog';
import { progressOf } from './clock';
import { handoutsOf, printSheet } from './PrintedHandout';
import { useCancelSession, type Session } from './sessionQueries';
import type { RollCall } from './useRollCall';

type Props = { session: Session; roll: RollCall; now: Date; may: (action: string) => boolean };

/** Close; and behind the dots what one seldom needs. */
export function SessionActions({ session, roll, now, may }: Props) {
  const [asking, setAsking] = useState<'close' | 'cancel' | null>(null);
  const cancel = useCancelSession(session);
  const progress = progressOf(session, now);
  const scheduled = session.status === 'scheduled';
  const mayClose = may('sessions.close') && scheduled;
  const ask = () => setAsking(null);
  return (
    <>
      {scheduled && <span className="quiet">{progress.said}</span>}
      {mayClose && (
        <Button variant="filled" disabled={progress.phase === 'before'} onClick={() => setAsking('close')}>
          Close session
        </Button>
      )}
      <MoreMenu label="More about this session">
        <Menu.Item onClick={() => window.print()}>Print the session plan</Menu.Item>
        {may('homework.assign') && handoutsOf(session).length > 0 && <Menu.Item onClick={() => printSheet('handout')}>Print the homework as a handout</Menu.Item>}
        {may('sessions.cancel') && scheduled && (
          <Menu.Item color="red" onClick={() => setAsking('cancel')}>
            Cancel this session…
          </Menu.Item>
        )}
      </MoreMenu>
      {asking === 'close' && <CloseDialog session={session} roll={roll} onClose={ask} />}
      <ReasonDialog
        opened={asking === 'cancel'}
        title="Cancel this session?"
        confirm="Cancel the session"
        danger
        onConfirm={async (reason) => {
          await cancel.mutateAsync(reason);
          done('Session cancelled. Nobody is charged.');
        }}
        onClose={ask}
      >
        Nobody is charged for it, and its week does not move by itself.
      </ReasonDialog>
    </>
  );
}
