import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useMay } from '@/api/me';
import { usePerson } from '@/api/useLogin';
import { Calendar } from '@/components/calendar/Calendar';
import { clock, type CalendarEvent, type Slot } from '@/components/calendar/calendar';
import { CalendarBar } from '@/components/calendar/CalendarBar';
import { viewWords, weekday, weekOf } from '@/components/calendar/calendarDays';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Pending } from '@/components/States';
import { useNow } from '@/components/useNow';
import { ownZone } from '@/format/dates';
import { addressOf, looked, type Looked } from './calendarAddress';
import { againstOf, chosen, eventOf, idOf, peopleLeading, sentenceOf } from './calendarEvents';
import { CalendarFilters } from './CalendarFilters';
import { calendarQuery, spanOf, type CalendarSession } from './calendarQueries';
import { EmptyCalendar } from './EmptyCalendar';
import { LeaderTable, type Led } from './LeaderTable';
import { useCalendarKeys } from './useCalendarKeys';
import s from './CalendarPage.module.css';

// It is opened seldom: its code comes with the first use.
const MoveDialog = lazy(() => import('@/components/schedule/ScheduleDialog').then((m) => ({ default: m.ScheduleDialog })));

const route = getRouteApi('/desk/calendar');

/** When groups meet: a day, a week, a month, or a week by leader, on the
    practice's clock. What one looks at stands in the address. */
export function CalendarPage() {
  const { now, today } = useNow();
  const at = looked(route.useSearch(), today);
  const person = usePerson();
  const may = useMay();
  const navigate = useNavigate();
  const go = (to: Looked) => void navigate({ to: '/calendar', search: addressOf(to, today) as never, replace: true, resetScroll: false });
  useCalendarKeys(at, today, go);

  const query = useQuery(calendarQuery(spanOf(at.view, at.day)));
  const zone = ownZone();
  const { leader, cohort, room } = at;
  const sessions = useMemo(() => chosen(query.data?.sessions ?? [], { leader, cohort, room }), [query.data, leader, cohort, room]);
  const events = useMemo(() => sessions.map((x) => eventOf(x, zone, now)), [sessions, zone, now]);
  const special = useMemo(() => Object.fromEntries((query.data?.closed ?? []).map((c) => [c.date, { name: c.why, note: 'The practice is closed.' }])), [query.data]);
  const moves = useMay()('sessions.reschedule');
  const [moving, setMoving] = useState<{ session: CalendarSession; to: Slot } | null>(null);
  const sessionOf = (e: CalendarEvent) => sessions.find((x) => idOf(x) === e.id);
  const isMine = (e: CalendarEvent) => Boolean(e.movable && sessionOf(e)?.leaders.some((l) => l.id === person.id));
  const shown = events.filter((e) => isShown(e.day, at));
  const title = titleOf(at, today);
  const onOpen = (e: CalendarEvent) => {
    const x = sessionOf(e);
    if (x?.status === 'planned') void navigate({ to: '/cohorts/$cohortId', params: { cohortId: x.cohortId } });
    else void navigate({ to: '/sessions/$sessionId', params: { sessionId: e.id } });
  };
  const onMove = (e: CalendarEvent, to: Slot) => {
    const x = sessionOf(e);
    if (x) setMoving({ session: x, to });
  };
  const against = (e: CalendarEvent, to: Slot) => {
    const x = sessionOf(e);
    return x ? againstOf(x, to, query.data?.sessions ?? [], query.data?.closed ?? [], zone) : null;
  };
  const onDay = (day: string) => go({ ...at, view: 'day', day });
  const minute = minuteOf(now, zone);

  return (
    <div className={s.page}>
      <PageHeader title={title} tab={`Calendar, ${title}`} awaited={!query.error} sentence={query.data && sentenceOf(shown, withinWords(at, today))} actions={may('absences.read') && <ButtonLink to="/away">Away</ButtonLink>} />
      <CalendarBar view={at.view} day={at.day} today={today} byLeader onChange={(view, day) => go({ ...at, view, day })}>
        <CalendarFilters sessions={query.data?.sessions ?? []} at={at} me={person.id} go={go} />
      </CalendarBar>
      <div className={query.isPlaceholderData ? s.loading : undefined} aria-busy={query.isPlaceholderData}>
        <Card flush>
          {!query.data ? (
            <Pending query={query} rows={6} />
          ) : shown.length === 0 && !query.isPlaceholderData && (query.data.closed.length === 0 || at.view === 'leaders') ? (
            <EmptyCalendar at={at} today={today} go={go} />
          ) : at.view === 'leaders' ? (
            <LeaderTable label={`Leaders, ${title}`} days={workdays(at.day, today, shown)} today={today} leaders={ledBy(sessions, events, at.leader)} onOpen={onOpen} onDay={onDay} />
          ) : (
            <Calendar label={`Groups, ${title}`} view={at.view} day={at.day} today={today} now={minute} events={events.map((e) => ({ ...e, movable: isMine(e) }))} special={special} onOpen={onOpen} onDay={onDay} onMove={moves ? onMove : undefined} against={against} />
          )}
        </Card>
      </div>
      {moving?.session.id && (
        <Suspense>
          <MoveDialog
            cohortId={moving.session.cohortId}
            kind="move"
            sessionId={moving.session.id}
            start={{ on: moving.to.day, time: clock(moving.to.from) }}
            onClose={() => setMoving(null)}
          />
        </Suspense>
      )}
      <p className={s.keys} data-noprint>
        <kbd>←</kbd> <kbd>→</kbd> back and on, <kbd>T</kbd> today, <kbd>D</kbd> <kbd>W</kbd> <kbd>M</kbd> <kbd>L</kbd> day, week, month, leaders.{moves && <> Drag a group that you lead to another time, or choose it and press <kbd>M</kbd>, the arrows, <kbd>Enter</kbd>.</>} Times are {zoneWords(zone)}.
      </p>
    </div>
  );
}

/** Whether a day belongs to what is looked at; more is asked for than that. */
function isShown(day: string, { view, day: at }: Looked): boolean {
  if (view === 'day') return day === at;
  return view === 'month' ? day.startsWith(at.slice(0, 7)) : weekOf(at).includes(day);
}

/** `November 23 to 29`, with the year where it is another one. */
function titleOf({ view, day }: Looked, today: string): string {
  const last = view === 'day' || view === 'month' ? day : (weekOf(day)[6] ?? day);
  const said = viewWords(view, day);
  return view === 'month' || last.slice(0, 4) === today.slice(0, 4) ? said : `${said}, ${last.slice(0, 4)}`;
}

/** `this week`, `that month`: within what the sentence counts. */
function withinWords({ view, day }: Looked, today: string): string {
  const unit = { day: 'day', week: 'week', month: 'month', leaders: 'week' }[view];
  if (view === 'day') return day === today ? 'today' : 'on that day';
  const same = view === 'month' ? day.slice(0, 7) === today.slice(0, 7) : weekOf(day).includes(today);
  return same ? `this ${unit}` : `in that ${unit}`;
}

/** A week without the days of its end on which nothing is. */
const workdays = (day: string, today: string, events: readonly CalendarEvent[]) =>
  weekOf(day).filter((d) => (weekday(d) !== 0 && weekday(d) !== 6) || d === today || events.some((e) => e.day === d));

/** What each leader leads, by name; a group of two stands with both. */
function ledBy(sessions: readonly CalendarSession[], events: readonly CalendarEvent[], only: string | undefined): Led[] {
  const leaders = new Map<string, Led>();
  sessions.forEach((session, i) => {
    for (const l of peopleLeading(session)) {
      if (only && l.id !== only) continue;
      const led = leaders.get(l.id) ?? { id: l.id, name: l.name, events: [] };
      const event = events[i];
      if (event) led.events.push(event);
      leaders.set(l.id, led);
    }
  });
  return [...leaders.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function minuteOf(now: Date, zone: string): number {
  const midnight = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now);
  return Number(midnight.slice(0, 2)) * 60 + Number(midnight.slice(3));
}

const zoneWords = (zone: string) => `${(zone.split('/').pop() ?? zone).replaceAll('_', ' ')} time`;
