import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '@/api/me';
import { ButtonLink } from '@/components/ButtonLink';
import { addDays, weekOf } from '@/components/calendar/calendarDays';
import { Empty } from '@/components/States';
import { localDate, longDayIn, ownZone } from '@/format/dates';
import type { Looked } from './calendarAddress';
import { nextQuery, spanOf } from './calendarQueries';

/** Nothing is held in what one looks at: what can be done about that. */
export function EmptyCalendar({ at, today, go }: { at: Looked; today: string; go: (to: Looked) => void }) {
  const may = useMay();
  const filtered = Boolean(at.leader || at.cohort || at.room);
  const last = at.view === 'day' ? at.day : at.view === 'month' ? addDays(`${at.day.slice(0, 7)}-01`, new Date(Date.UTC(Number(at.day.slice(0, 4)), Number(at.day.slice(5, 7)), 0)).getUTCDate() - 1) : spanOf('week', at.day).to;
  const next = useQuery(nextQuery(last, { leaderId: at.leader, cohortId: at.cohort }));
  const nextDay = next.data ? localDate(next.data.startsAt, ownZone()) : undefined;
  const unit = { day: 'on this day', week: 'in this week', month: 'in this month', leaders: 'in this week' }[at.view];
  return (
    <Empty
      title={`No group meets ${unit}`}
      action={
        nextDay ? (
          <Button onClick={() => go({ ...at, day: nextDay })}>Go to {longDayIn(`${nextDay}T00:00:00Z`, 'UTC')}</Button>
        ) : filtered ? (
          <Button onClick={() => go({ ...at, leader: undefined, cohort: undefined, room: undefined })}>Show everyone</Button>
        ) : !weekOf(at.day).includes(today) ? (
          <Button onClick={() => go({ ...at, day: today })}>Back to today</Button>
        ) : (
          may('cohorts.create') && <ButtonLink to="/cohorts/new">New cohort</ButtonLink>
        )
      }
    >
      {nextDay
        ? `The next one is ${next.data?.cohortName}, session ${next.data?.number} of ${next.data?.of}.`
        : filtered
          ? 'Nothing of this leader, cohort or room is held in the two months after it either.'
          : 'A cohort has its dates once it is started. Plan one, fill its seats, and start it: its sessions stand here then.'}
    </Empty>
  );
}
