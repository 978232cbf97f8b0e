import { Button } from '@mantine/core';
import { useState } from 'react';
import { Card, List, ListRow } from '@/components/Card';
import { useTakeOff } from '@/components/placement/waiting';
import { ReasonDialog } from '@/components/ReasonDialog';
import { Pending } from '@/components/States';
import { UrgencyChip } from '@/components/UrgencyChip';
import { calledOf, codeBeside } from '@/format/person';
import { count } from '@/format/words';
import { useWaitlistOf, type Cohort } from './cohortQueries';

/** Who waits for a seat, first in line first. */
export function WaitlistCard({ cohort, mayRemove }: { cohort: Cohort; mayRemove: boolean }) {
  const waits = useWaitlistOf(cohort.id, true);
  const takeOff = useTakeOff();
  const [leaving, setLeaving] = useState<{ id: string; name: string } | null>(null);
  if (!waits.data) {
    return (
      <Card title="Waiting for a seat">
        <Pending query={waits} rows={2} />
      </Card>
    );
  }
  return (
    <Card title="Waiting for a seat" aside={waits.data.length > 0 ? count(waits.data.length, 'person', 'people') : undefined} flush={waits.data.length > 0}>
      {waits.data.length === 0 ? (
        <p className="quiet">Nobody is waiting.</p>
      ) : (
        <List>
          {waits.data.map((w) => (
            <ListRow
              key={w.id}
              plain
              lead={<span className="quiet">{w.position}</span>}
              title={
                <>
                  <b>{calledOf(w)}</b> <span className="quiet small">{codeBeside(w)}</span>
                </>
              }
              end={
                <>
                  <UrgencyChip urgency={w.urgency} />
                  <span>{count(w.daysWaiting, 'day')}</span>
                  {mayRemove && (
                    <Button size="compact-sm" variant="subtle" onClick={() => setLeaving({ id: w.id, name: calledOf(w) })}>
                      Remove
                    </Button>
                  )}
                </>
              }
            />
          ))}
        </List>
      )}
      <ReasonDialog
        opened={leaving !== null}
        title={`Take ${leaving?.name ?? ''} off the waitlist?`}
        confirm="Take off"
        onConfirm={(reason) => takeOff({ id: leaving?.id ?? '', reason }, `${leaving?.name ?? ''} no longer waits here`)}
        onClose={() => setLeaving(null)}
      >
        The place in line is lost.
      </ReasonDialog>
    </Card>
  );
}
