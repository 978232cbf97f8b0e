import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { ButtonLink } from '@/components/ButtonLink';
import { Card, List } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { RiskFlagList } from '@/components/RiskFlagList';
import { notesDueQuery } from '@/components/notes/waitingQuery';
import { openFlagsQuery } from '@/components/riskFlags';
import { Empty, Pending } from '@/components/States';
import { longDayIn, ownZone } from '@/format/dates';
import { forgotten, isOver, isToday, isWeekend, sentenceOfDay, shortSoon, thingsToWrite, weekDays, weekSum } from './day';
import { NeedsYou } from './NeedsYou';
import { TodaySession } from './TodaySession';
import { cohortsQuery, daysQuery, unclosedQuery } from './todayQueries';
import { useNow } from '@/components/useNow';
import { WeekColumns } from './WeekColumns';

// Behind the first load: what it can do comes with as much code as a page.
const CatchUpsToday = lazy(() => import('@/components/catchUp/CatchUpsToday').then((m) => ({ default: m.CatchUpsToday })));
const AtRiskToday = lazy(() => import('@/components/warnings/AtRiskToday').then((m) => ({ default: m.AtRiskToday })));
const PlansToday = lazy(() => import('@/components/plans/PlansToday').then((m) => ({ default: m.PlansToday })));

/** A therapist's day: today's sessions, this week, and what waits for them. */
export function TherapistDay() {
  const { now, today } = useNow();
  const days = useQuery(daysQuery(today));
  const unclosed = useQuery(unclosedQuery);
  const planned = useQuery(cohortsQuery(['planned']));
  const flags = useQuery(openFlagsQuery);
  const notes = useQuery(notesDueQuery('unsigned'));
  const title = longDayIn(now, ownZone());
  if (!days.data) {
    return (
      <>
        <PageHeader title={title} awaited={!days.error} />
        <Card>
          <Pending query={days} rows={5} />
        </Card>
      </>
    );
  }
  const todays = days.data.filter((x) => isToday(x, now) && x.status !== 'cancelled');
  const ahead = days.data.filter((x) => Date.parse(x.startsAt) > now.getTime() && x.status === 'scheduled');
  const late = forgotten(unclosed.data ?? [], now);
  const short = shortSoon(planned.data ?? [], today);
  const week = weekDays(today, days.data);
  const thisWeek = days.data.filter((x) => week.includes(x.date));
  const primary = todays.find((x) => x.status === 'scheduled' && !isOver(x, now)) ?? todays.find((x) => x.status === 'scheduled');
  const known = unclosed.data && planned.data && flags.data && notes.data;
  const toWrite = notes.data ? thingsToWrite(notes.data) : 0;
  return (
    <>
      <PageHeader title={title} awaited sentence={known && sentenceOfDay(todays, ahead, late.length + short.length + toWrite + flags.data.length, now)} />
      <div className="columns split">
        <div className="columns">
          <Card title="Today" outside flush>
            {todays.length > 0 ? (
              <List>
                {todays.map((x) => (
                  <TodaySession key={x.id} session={x} now={now} primary={x === primary} />
                ))}
              </List>
            ) : days.data.length + (planned.data?.length ?? 1) + (unclosed.data?.length ?? 1) === 0 ? (
              <Empty title="Plan your first cohort" action={<ButtonLink variant="filled" to="/cohorts/new">New cohort</ButtonLink>}>
                A group, its weeks and its seats. Intake fills the seats; its sessions stand here on their day.
              </Empty>
            ) : (
              <Empty title="No group today" action={<ButtonLink to="/cohorts">Your cohorts</ButtonLink>} />
            )}
          </Card>
          <Card title={isWeekend(today) ? 'The week ahead' : 'This week'} aside={weekSum(thisWeek)} outside flush>
            <WeekColumns days={week} sessions={thisWeek} today={today} />
          </Card>
        </div>
        <div className="columns">
          {!unclosed.data || !planned.data || !notes.data ? (
            <Card title="Needs you" outside flush>
              <Pending query={[unclosed, planned, notes].find((q) => !q.data) ?? notes} rows={2} />
            </Card>
          ) : (
            <NeedsYou late={late} short={short} notes={notes.data} now={now} today={today} flagged={(flags.data ?? []).length > 0} />
          )}
          <RiskFlagList quiet outside />
          <Suspense fallback={null}>
            <AtRiskToday today={today} />
            <PlansToday today={today} />
            <CatchUpsToday today={today} />
          </Suspense>
        </div>
      </div>
    </>
  );
}
