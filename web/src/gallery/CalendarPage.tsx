import { Button } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { Calendar } from '@/components/calendar/Calendar';
import { clock, type CalendarEvent, type Slot } from '@/components/calendar/calendar';
import { CalendarBar } from '@/components/calendar/CalendarBar';
import { addDays, type CalendarView, weekOf } from '@/components/calendar/calendarDays';
import { done } from '@/components/notices';
import { Failed, LoadingRows } from '@/components/States';
import { GalleryPage } from './GalleryPage';
import { Section } from './Section';
import s from './gallery.module.css';

type Sample = [day: number, from: string, to: string, title: string, lines: string[], state?: CalendarEvent['state'], note?: string];
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const event = ([day, from, to, title, lines, state = 'group', note]: Sample, i: number): CalendarEvent => ({
  id: `${day}.${i}`,
  day: `2026-11-${day}`,
  from: minutes(from),
  to: minutes(to),
  title,
  lines,
  state,
  note,
  movable: state === 'group' || state === 'clash' || state === 'moved',
});

const week: CalendarEvent[] = (
  [
    [23, '09:00', '10:30', 'Relapse prevention', ['week 9 of 12', 'Room 1 · Lindqvist']],
    [23, '13:00', '14:00', 'Assessment', ['C-1049 · Room 3'], 'other'],
    [23, '17:30', '19:00', 'Anger, evening', ['week 4 of 12', 'Room 2 · Reyes']],
    [24, '10:00', '11:30', 'Anger management', ['week 11 of 12', 'Room 2 · Lindqvist']],
    [24, '14:00', '15:00', 'Assessment', ['C-1052 · Room 3'], 'other'],
    [24, '18:00', '19:30', 'Anxiety skills', ['week 3', 'online']],
    [24, '18:00', '19:30', 'Parents', ['week 6', 'Osei']],
    [25, '09:00', '10:30', 'Emotion skills', ['week 2 of 10', 'Room 3 · Iriarte']],
    [25, '12:00', '13:00', 'Supervision', ['Lindqvist, Osei'], 'other'],
    [25, '17:30', '19:00', 'Grief support', ['week 5 of 10', 'Room 2 · Osei'], 'clash', 'Room 2 is asked for twice'],
    [25, '18:00', '19:30', 'Anxiety skills', ['week 6 of 8', 'Room 2 · Reyes'], 'clash', 'Room 2 is taken until 19:00'],
    [26, '10:00', '11:30', 'Stress and coping', [], 'gone', 'moved to Friday 11:00'],
    [26, '18:00', '19:30', 'Anxiety skills', ['was 18:00'], 'gone', 'needs a new day'],
    [27, '09:00', '10:30', 'Relapse prevention', ['week 9 of 12', 'Room 1 · Lindqvist']],
    [27, '11:00', '12:30', 'Stress and coping', ['Room 2 · Iriarte'], 'moved', 'moved from Thursday'],
    [28, '09:00', '10:30', 'Anger', ['week 9 of 12', 'Room 2 · Lindqvist']],
    [28, '11:00', '12:30', 'Family evening', ['leader is ill'], 'cancelled'],
  ] satisfies Sample[]
).map(event);
const special = { '2026-11-26': { name: 'Thanksgiving', note: 'The practice is closed. Two groups would fall here.' } };

const month: CalendarEvent[] = Array.from({ length: 30 }, (_, i) => i + 1).flatMap((d) => {
  const day = `2026-11-${String(d).padStart(2, '0')}`;
  const names = ['Relapse prevention', 'Anger, evening', 'Anxiety skills', 'Emotion skills', 'Grief support'];
  const n = new Date(`${day}T00:00:00Z`).getUTCDay();
  return n === 0 || d === 26 ? [] : names.slice(0, n === 3 ? 5 : (n % 3) + 1).map((title, j): CalendarEvent => ({ id: `${day}.${j}`, day, from: 540 + j * 120, to: 630 + j * 120, title, state: d === 27 && j === 0 ? 'moved' : 'group' }));
});
const crowd: CalendarEvent[] = Array.from({ length: 7 }, (_, i) => event([24, clock(540 + i * 20), clock(660 + i * 30), `Group ${i + 1} with a name as long as Selbsthilfegruppenkoordination`, ['week 3 of 8', 'Room 2 · Lindqvist']], i + 40));

const against = (e: CalendarEvent, to: Slot) => {
  if (to.day === '2026-11-26') return 'The practice is closed';
  const other = week.find((o) => o.day === to.day && o.id !== e.id && o.state !== 'gone' && o.from < to.to && to.from < o.to);
  return other ? `${other.title} is there until ${clock(other.to)}` : null;
};

/** A calendar that moves what is let go, as a page would after asking. */
function Working({ view: asked, events: given, day: start = '2026-11-24' }: { view: CalendarView; events: CalendarEvent[]; day?: string }) {
  const [{ view, day }, look] = useState({ view: asked, day: start });
  const [events, setEvents] = useState(given);
  return (
    <>
      <CalendarBar view={view} day={day} today="2026-11-24" onChange={(v, d) => look({ view: v, day: d })}>
        <Button size="compact-sm" variant="light" aria-pressed>
          Everyone
        </Button>
        <Button size="compact-sm" aria-pressed={false}>
          Mine
        </Button>
        <Button size="compact-sm" aria-pressed={false}>
          Room 2
        </Button>
      </CalendarBar>
      <Card flush>
        <Calendar
          label="Groups"
          view={view}
          day={day}
          today="2026-11-24"
          now={755}
          events={events}
          special={special}
          onOpen={(e) => done(e.title)}
          onDay={(d) => look({ view: 'day', day: d })}
          onMove={(e, to) => setEvents((all) => all.map((x) => (x.id === e.id ? { ...x, ...to, state: 'moved', note: 'moved here' } : x)))}
          against={against}
        />
      </Card>
    </>
  );
}

const still = { today: '2026-11-24', onOpen: () => undefined, onDay: () => undefined };

/** The calendar as week, day, month and list, full and empty. */
export function CalendarPage() {
  return (
    <GalleryPage path="/calendar" title="Calendar" sentence="A week of groups: pick one up by hand, or with M and the arrows; Escape puts it back.">
      <Section title="A week" wide>
        <Working view="week" events={week} />
      </Section>
      <Section title="A month" wide>
        <Working view="month" events={month} />
      </Section>
      <Section title="One day, and seven at once with long names" wide>
        <div className="columns halves">
          <Card flush>
            <Calendar {...still} label="Groups of Tuesday" view="day" day="2026-11-24" now={755} events={week} />
          </Card>
          <Card flush>
            <Calendar {...still} label="Groups of a full Tuesday" view="day" day="2026-11-24" events={crowd} />
          </Card>
        </div>
      </Section>
      <Section title="Little room: a list, and nothing to list" wide>
        <div className="columns halves">
          <Card flush>
            <Calendar {...still} label="Groups in a list" view="week" day="2026-11-24" events={week.filter((e) => e.day >= '2026-11-24' && e.day < '2026-11-27')} special={special} />
          </Card>
          <div className={s.stack}>
            <Card flush>
              <Calendar {...still} label="No groups" view="week" day={addDays(weekOf('2026-11-24')[0] ?? '', 14)} events={[]} />
            </Card>
            <Card title="Loading" flush>
              <LoadingRows rows={2} label="Loading the week" />
            </Card>
            <Card>
              <Failed error={new ApiProblem(503, 'unavailable', 'The database is not there just now', 'Nothing was changed. Trying again may help.')} retry={() => undefined} />
            </Card>
          </div>
        </div>
      </Section>
      <Section title="An empty week" wide>
        <Card flush>
          <Calendar {...still} label="An empty week" view="week" day="2026-11-24" events={[]} />
        </Card>
      </Section>
    </GalleryPage>
  );
}
