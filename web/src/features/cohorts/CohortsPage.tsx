import { Button, SegmentedControl } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty, Pending } from '@/components/States';
import { spelled, spelledIn } from '@/format/words';
import { CohortTile } from './CohortTile';
import { useCohorts, type CohortCard, type CohortStatus } from './cohortQueries';
import s from './CohortsPage.module.css';

type View = { value: 'current' | CohortStatus; label: string; statuses: CohortStatus[] };

const current: View = { value: 'current', label: 'Current', statuses: ['planned', 'running'] };
const views: View[] = [
  current,
  { value: 'running', label: 'Running', statuses: ['running'] },
  { value: 'planned', label: 'Planned', statuses: ['planned'] },
  { value: 'completed', label: 'Completed', statuses: ['completed'] },
  { value: 'cancelled', label: 'Cancelled', statuses: ['cancelled'] },
];

const route = getRouteApi('/desk/cohorts');

/** Cohorts with their seats. Which ones stands in the address, so that one comes
    back to the same list. */
export function CohortsPage() {
  const { show } = route.useSearch() as { show?: string };
  const navigate = useNavigate();
  const view = views.find((v) => v.value === show) ?? current;
  const choose = (value: View['value']) => {
    void navigate({ to: '/cohorts', search: { show: value === 'current' ? undefined : value } as never, replace: true });
  };
  const [now] = useState(() => new Date());
  const may = useMay();
  const list = useCohorts(view.statuses);
  const plan = may('cohorts.create') && (
    <ButtonLink variant="filled" to="/cohorts/new">
      New cohort
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Cohorts" awaited={!list.error} sentence={list.data && sentenceOf(list.data, view, list.hasNextPage, now)} actions={plan} />
      <div className={s.views}>
        <SegmentedControl data-noprint aria-label="Which cohorts" data={views} value={view.value} onChange={choose} />
      </div>
      {!list.data ? (
        <Card>
          <Pending query={list} rows={5} />
        </Card>
      ) : list.data.length === 0 ? (
        <Card>
          <Empty title={`No ${view.value} cohorts`} action={view.statuses.includes('planned') && plan}>
            A cohort is planned first, fills its seats, and is started when its group is together.
          </Empty>
        </Card>
      ) : (
        <>
          <ul className={s.tiles}>
            {inOrder(list.data).map((c) => (
              <CohortTile key={c.id} cohort={c} now={now} />
            ))}
          </ul>
          {list.hasNextPage && (
            <div className={s.more}>
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show more
              </Button>
            </div>
          )}
        </>
      )}
    </>
  );
}

/** What is next stands first: a session that nobody closed is the earliest of
    all. What is over keeps the server's order, newest first. */
function inOrder(cohorts: CohortCard[]): CohortCard[] {
  const next = (c: CohortCard) => (c.status === 'planned' ? c.schedule.startsOn : c.status === 'running' ? (c.nextSession?.startsAt ?? '') : '9999');
  return cohorts.toSorted((a, b) => next(a).localeCompare(next(b)));
}

function sentenceOf(cohorts: CohortCard[], view: View, more: boolean, now: Date): string {
  if (cohorts.length === 0) return '';
  const plural = (n: number, one: string) => `${n === 1 ? one : `${one}s`}`;
  if (view !== current || more) return `${more ? `The newest ${spelledIn(cohorts.length)}` : spelled(cohorts.length)} ${plural(cohorts.length, 'cohort')}.`;
  const running = cohorts.filter((c) => c.status === 'running').length;
  // Seats that somebody can still be given.
  const open = cohorts.filter((c) => c.status === 'planned' || c.entry !== 'closed').reduce((sum, c) => sum + c.seats.open, 0);
  const late = cohorts.filter((c) => c.nextSession && Date.parse(c.nextSession.endsAt) < now.getTime()).length;
  const short = cohorts.filter((c) => c.status === 'planned' && c.seats.taken < c.minMembers).length;
  const said = [`${spelled(running)} running, ${spelledIn(cohorts.length - running)} planned, ${spelledIn(open)} ${plural(open, 'seat')} to give.`];
  if (late > 0) said.push(`${spelled(late)} ${late === 1 ? 'has' : 'have'} a session that is not closed yet.`);
  if (short > 0) said.push(`${spelled(short)} still short of the minimum.`);
  return said.join(' ');
}
