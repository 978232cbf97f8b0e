import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { setBadge } from '@/app/badges';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { seatsQuery } from '@/components/placement/placementQueries';
import { Empty, Failed, LoadingPage } from '@/components/States';
import { CohortLine } from './CohortLine';
import { byNeed, waitSentence } from './lines';
import { lineQuery } from './waitlistQueries';
import s from './waitlist.module.css';

/** Who waits for which cohort, where a seat can be given first. */
export function WaitlistPage() {
  const cohorts = useQuery(seatsQuery);
  const read = useQueries({ queries: (cohorts.data ?? []).map((c) => lineQuery(c.id)) });
  const waiting = read.every((q) => q.data) ? read.reduce((n, q) => n + (q.data?.length ?? 0), 0) : undefined;
  useEffect(() => {
    if (waiting !== undefined) setBadge('/waitlist', waiting);
  }, [waiting]);

  const broken = cohorts.error ?? read.find((q) => q.error)?.error;
  if (broken) {
    return (
      <>
        <PageHeader title="Waitlist" />
        <Card>
          <Failed error={broken} retry={() => void Promise.all([cohorts.refetch(), ...read.map((q) => q.refetch())])} />
        </Card>
      </>
    );
  }
  if (!cohorts.data || waiting === undefined) return <LoadingPage />;

  const lines = byNeed(cohorts.data.map((cohort, i) => ({ cohort, waits: read[i]?.data ?? [] })));
  return (
    <>
      <PageHeader title="Waitlist" sentence={waitSentence(lines)} />
      {lines.length === 0 ? (
        <Card>
          <Empty title="Nobody waits for a seat" action={<ButtonLink to="/referrals">To the referrals</ButtonLink>}>
            When a cohort is full, put a client in line from their referral. Urgency comes first, then the day they joined.
          </Empty>
        </Card>
      ) : (
        <div className={s.lines}>
          {lines.map((l, i) => (
            <CohortLine key={l.cohort.id} line={l} primary={i === 0} />
          ))}
        </div>
      )}
    </>
  );
}
