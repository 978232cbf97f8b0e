import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client, ok } from '@/api/client';
import { useMay } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { OpeningLine } from '@/components/opening/OpeningLine';
import { EnrollDialog } from '@/components/placement/EnrollDialog';
import { when } from '@/components/placement/fit';
import type { Wait } from '@/components/placement/placementQueries';
import { useTakeOff } from '@/components/placement/waiting';
import { ReasonDialog } from '@/components/ReasonDialog';
import { SeatRing } from '@/components/SeatRing';
import { UrgencyChip } from '@/components/UrgencyChip';
import { localDate, ownZone } from '@/format/dates';
import { codeCalled } from '@/format/person';
import { count, word } from '@/format/words';
import type { Line } from './lines';
import s from './waitlist.module.css';

/** One cohort's line. Enroll is offered while a seat is open; the first in the
    first line has the filled button of the view. */
export function CohortLine({ line: { cohort: c, waits }, primary }: { line: Line; primary?: boolean }) {
  const may = useMay();
  const takeOff = useTakeOff();
  const [seating, setSeating] = useState<Wait>();
  const [leaving, setLeaving] = useState<Wait>();
  const open = c.seats.open > 0 && !(c.status === 'running' && c.entry === 'closed');
  const meets = when(c, localDate(new Date(), ownZone()));

  return (
    <Card flush>
      <div className={s.cohort}>
        <SeatRing size="small" taken={c.seats.taken} offered={c.seats.offered} capacity={c.maxMembers} minimum={c.minMembers} />
        <div>
          <h2>
            <Link to="/cohorts/$cohortId" params={{ cohortId: c.id }} className={s.name}>
              {c.name}
            </Link>
          </h2>
          <p className="quiet">
            {open ? `${count(c.seats.open, 'seat')} open` : c.seats.open > 0 ? 'Closed while it runs' : 'Full'}. {meets}. {word(c.delivery)}.
          </p>
          {c.status === 'planned' && may('cohorts.read_opening') && <OpeningLine cohortId={c.id} />}
        </div>
      </div>
      <List label={`Waiting for ${c.name}`}>
        {waits.map((w) => (
          <ListRow
            key={w.id}
            lead={<span className={`serif ${s.place}`}>{w.position}</span>}
            title={
              <Link to="/clients/$clientId" params={{ clientId: w.clientId }}>
                {codeCalled(w)}
              </Link>
            }
            detail={
              <span className={s.wait}>
                {w.daysWaiting === 0 ? 'Since today' : `For ${count(w.daysWaiting, 'day')}`} <UrgencyChip urgency={w.urgency} />
              </span>
            }
            end={
              <>
                {may('waitlist.leave') && (
                  <Button variant="subtle" onClick={() => setLeaving(w)} aria-label={`Take off ${w.clientCode}, from the waitlist of ${c.name}`}>
                    Take off
                  </Button>
                )}
                {open && may('enrollments.create') && (
                  <Button variant={primary && w === waits[0] ? 'filled' : 'default'} onClick={() => setSeating(w)} aria-label={`Enroll ${w.clientCode} in ${c.name}`}>
                    Enroll
                  </Button>
                )}
              </>
            }
          />
        ))}
      </List>
      {seating && <SeatFor wait={seating} line={{ cohort: c, waits }} onClose={() => setSeating(undefined)} />}
      <ReasonDialog
        opened={leaving !== undefined}
        title={`Take ${leaving?.clientCode} off the waitlist of ${c.name}?`}
        confirm="Take off"
        onConfirm={(reason) => takeOff({ id: leaving?.id ?? '', reason }, `${leaving?.clientCode} waits no longer`)}
        onClose={() => setLeaving(undefined)}
      >
        Their place in line is lost. The referral goes back among the accepted ones.
      </ReasonDialog>
    </Card>
  );
}

/** The enrollment dialog needs the referral's status, which the line has not got. */
function SeatFor({ wait, line, onClose }: { wait: Wait; line: Line; onClose: () => void }) {
  const referral = useQuery({
    queryKey: ['referrals', 'one', wait.referralId],
    queryFn: () => ok(client.GET('/api/v1/referrals/{id}', { params: { path: { id: wait.referralId ?? '' } } })),
    enabled: !!wait.referralId,
  });
  const known = referral.data && { id: referral.data.id, status: referral.data.status };
  if (wait.referralId && referral.isPending) return null;
  return (
    <EnrollDialog
      cohort={line.cohort}
      client={{ id: wait.clientId, code: wait.clientCode, firstName: wait.firstName, lastName: referral.data?.client.lastName }}
      referral={known}
      onClose={onClose}
    />
  );
}
