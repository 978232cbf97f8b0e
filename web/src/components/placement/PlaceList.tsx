import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { failed } from '@/components/notices';
import { SeatRing } from '@/components/SeatRing';
import { Empty, Pending } from '@/components/States';
import { localDate, ownZone } from '@/format/dates';
import { sits } from '@/format/membership';
import { firstOf, spelled } from '@/format/words';
import { EnrollDialog } from './EnrollDialog';
import { offered, places, type Place } from './fit';
import { enrollmentsQuery, seatsQuery, waitsQuery, type CohortCard, type Seatless } from './placementQueries';
import { useWaitFor } from './waiting';
import s from './placement.module.css';

const WaitDialog = lazy(() => import('./WaitDialog'));

type Props = {
  client: Seatless;
  /** What the client needs help with, to put the right cohorts first. */
  areas: string[];
  referral?: { id: string; status: string };
  /** The one filled button of the view is here. */
  primary?: boolean;
};

/** Where a client could sit: the planned and running cohorts about what they need,
    with their seats and what can be done; the others when they are asked for. */
export function PlaceList({ client, areas, referral, primary }: Props) {
  const cohorts = useQuery(seatsQuery);
  const enrollments = useQuery(enrollmentsQuery(client.id));
  const waits = useQuery(waitsQuery(client.id));
  const join = useWaitFor();
  const may = useMay();
  const [enrolling, setEnrolling] = useState<CohortCard>();
  const [waiting, setWaiting] = useState<CohortCard>();
  const [all, setAll] = useState(false);
  const title = `Where ${client.code} could sit`;
  if (!cohorts.data || enrollments.isPending || waits.isPending) return <Card title={title} flush><Pending query={cohorts} rows={3} /></Card>;

  const found = places(cohorts.data, {
    areas,
    memberOf: new Set(enrollments.data?.filter((e) => sits(e, localDate(new Date(), ownZone()))).map((e) => e.cohortId)),
    waitsFor: new Set(waits.data?.filter((w) => w.outcome === 'waiting').map((w) => w.cohortId)),
  }, localDate(new Date(), ownZone()));
  const { fitting, others } = offered(found);
  const first = fitting.find((p) => p.state === 'open');

  // With a referral waiting counts from the day on which it came in.
  function wait(cohort: CohortCard) {
    if (!referral) return setWaiting(cohort);
    join.wait({ cohortId: cohort.id, clientId: client.id, referralId: referral.id }, `${client.code} waits for ${cohort.name}`).catch((e: unknown) => failed(e, 'Not on the waitlist'));
  }

  const action = (p: Place) => {
    const { cohort } = p;
    const mayEnroll = may('enrollments.create') && (p.state === 'open' || (p.state === 'waiting' && cohort.seats.open > 0));
    // A slow-open cohort may have seats and still take nobody before a later session.
    const later = p.state === 'open' && cohort.status === 'running' && cohort.entry === 'slow_open';
    const mayWait = may('waitlist.join') && (p.state === 'full' || p.state === 'closed' || later);
    return (
      <>
        {mayWait && (
          <Button variant={p.state === 'full' ? 'default' : 'subtle'} onClick={() => wait(cohort)} disabled={join.isPending} aria-label={`Put ${client.code} on the waitlist of ${cohort.name}`}>
            Waitlist
          </Button>
        )}
        {mayEnroll && (
          <Button variant={primary && p === first ? 'filled' : 'default'} onClick={() => setEnrolling(cohort)} aria-label={`Enroll ${client.code} in ${cohort.name}`}>
            Enroll
          </Button>
        )}
      </>
    );
  };

  const row = (p: Place) => (
    <ListRow
      key={p.cohort.id}
      past={p.state === 'closed' || p.state === 'full'}
      ring={<SeatRing size="small" taken={p.cohort.seats.taken} offered={p.cohort.seats.offered} capacity={p.cohort.maxMembers} minimum={p.cohort.minMembers} />}
      title={
        <Link to="/cohorts/$cohortId" params={{ cohortId: p.cohort.id }}>
          {p.cohort.name}
        </Link>
      }
      detail={p.words}
      end={action(p)}
    />
  );
  const nobodyFits = areas.length > 0 && found.length > 0 && !found.some((p) => p.sameArea);

  return (
    <Card title={title} aside={found.length ? undefined : 'no cohort is open'} flush>
      {found.length === 0 && <Empty title="No cohort is planned or running">Plan one, and the clients who wait can be placed.</Empty>}
      {nobodyFits && <p className={s.nobody}>No group is about {firstOf(areas, 3)} now. These are about something else.</p>}
      {fitting.length > 0 && <List label={title}>{fitting.map(row)}</List>}
      {others.length > 0 && (
        <div className={s.others}>
          <Button variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Hide the other groups' : `${spelled(others.length)} other ${others.length === 1 ? 'group' : 'groups'}, about something else`}
          </Button>
          {all && <List label="Other groups">{others.map(row)}</List>}
        </div>
      )}
      {waiting && (
        <Suspense>
          <WaitDialog client={client} cohort={waiting} onClose={() => setWaiting(undefined)} />
        </Suspense>
      )}
      {enrolling && <EnrollDialog cohort={enrolling} client={client} referral={referral} onClose={() => setEnrolling(undefined)} />}
    </Card>
  );
}
