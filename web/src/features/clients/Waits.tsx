import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { waitsQuery, type Wait } from '@/components/placement/placementQueries';
import { useTakeOff } from '@/components/placement/waiting';
import { ReasonDialog } from '@/components/ReasonDialog';
import { Pending } from '@/components/States';
import { dateIn, ownZone } from '@/format/dates';
import { count } from '@/format/words';
import type { Client } from '@/components/clients/oneClient';

const outcomes: Record<string, string> = { seated: 'got a seat', left: 'left without a seat' };

/** Who put them back when they had been taken off by mistake. */
function backWords(w: Wait): string {
  const last = w.history.at(-1);
  return last ? `; taken off by mistake, and put back by ${last.byName}` : '';
}

/** What a client waits and waited for; nothing when they never did. */
export function Waits({ client }: { client: Client }) {
  const waits = useQuery(waitsQuery(client.id));
  const may = useMay();
  const takeOff = useTakeOff();
  const [leaving, setLeaving] = useState<Wait>();
  if (waits.data?.length === 0) return null;
  return (
    <Card title="Waits" flush>
      {!waits.data && <Pending query={waits} rows={1} />}
      <List label="Waits">
        {waits.data?.map((w) => {
          const now = w.outcome === 'waiting';
          return (
            <ListRow
              key={w.id}
              past={!now}
              title={
                w.cohortName ? (
                  <Link to="/cohorts/$cohortId" params={{ cohortId: w.cohortId }}>
                    {w.cohortName}
                  </Link>
                ) : (
                  'A cohort of a colleague'
                )
              }
              detail={
                now
                  ? `Place ${w.position ?? '?'} in line, ${w.daysWaiting === 0 ? 'since today' : `for ${count(w.daysWaiting, 'day')}`}${backWords(w)}`
                  : `${dateIn(w.joinedAt, ownZone())}, ${outcomes[w.outcome] ?? w.outcome} after ${w.daysWaiting === 0 ? 'less than a day' : count(w.daysWaiting, 'day')}${w.reason ? `: ${w.reason}` : ''}`
              }
              end={
                now &&
                may('waitlist.leave') && (
                  <Button onClick={() => setLeaving(w)} aria-label={`Take off ${client.code}, from the waitlist of ${w.cohortName ?? 'the cohort'}`}>
                    Take off
                  </Button>
                )
              }
            />
          );
        })}
      </List>
      <ReasonDialog
        opened={leaving !== undefined}
        title={`Take ${client.code} off the waitlist?`}
        confirm="Take off"
        onConfirm={(reason) => takeOff({ id: leaving?.id ?? '', reason }, `${client.code} waits no longer`)}
        onClose={() => setLeaving(undefined)}
      >
        Their place in line is lost. The referral goes back among the accepted ones.
      </ReasonDialog>
    </Card>
  );
}
