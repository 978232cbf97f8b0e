import type { CalendarEvent, Slot } from '@/components/calendar/calendar';
import { dayIn, localDate, timeIn } from '@/format/dates';
import { count, shortTheme, spelled, spelledIn } from '@/format/words';
import type { CalendarSession, ClosedDay } from './calendarQueries';

/** Where a session stands, as the calendar shows it. */
export function stateOf(s: CalendarSession, now: Date): CalendarEvent['state'] {
  if (s.status === 'cancelled' || s.status === 'closed' || s.status === 'planned') return s.status;
  if (Date.parse(s.endsAt) <= now.getTime()) return 'unclosed';
  return Date.parse(s.startsAt) <= now.getTime() ? 'underway' : 'group';
}

/** A session on the practice's clock, wherever its cohort meets. */
export function eventOf(s: CalendarSession, zone: string, now: Date): CalendarEvent {
  const day = localDate(s.startsAt, zone);
  const from = minuteIn(s.startsAt, zone);
  return {
    id: idOf(s),
    day,
    from,
    to: Math.min(24 * 60, from + (Date.parse(s.endsAt) - Date.parse(s.startsAt)) / 60_000),
    title: s.cohortName,
    lines: linesOf(s, zone),
    state: stateOf(s, now),
    movable: s.status === 'scheduled' && Date.parse(s.startsAt) > now.getTime() && elsewhere(s, zone) === '',
    note: s.status === 'closed' ? `held, ${s.attended} came` : s.covers.length > 0 ? 'covered' : undefined,
  };
}

/** A date that is only planned has no id: it is its cohort's. */
export const idOf = (s: CalendarSession) => s.id ?? `${s.cohortId} ${s.number}`;

function linesOf(s: CalendarSession, zone: string): string[] {
  const where = [placeOf(s), leadersOf(s)].filter(Boolean).join(' · ');
  return [elsewhere(s, zone), `${s.number} of ${s.of}${s.theme ? ` · ${shortTheme(s.theme)}` : ''}`, where, peopleOf(s)].filter(Boolean);
}

/** What a cohort's own clock says where it is not the practice's: `17:00 Chicago`. */
export function elsewhere(s: CalendarSession, zone: string): string {
  const told = (at: string) => `${dayIn(s.startsAt, at)} ${timeIn(s.startsAt, at)}`;
  if (told(s.timeZone) === told(zone)) return '';
  const there = (s.timeZone.split('/').pop() ?? s.timeZone).replaceAll('_', ' ');
  const otherDay = localDate(s.startsAt, s.timeZone) !== localDate(s.startsAt, zone);
  return `${otherDay ? `${dayIn(s.startsAt, s.timeZone)}, ` : ''}${timeIn(s.startsAt, s.timeZone)} in ${there}`;
}

const isLink = (place: string) => /:\/\/|www\./i.test(place);

/** Where to go: a link is for who opens the session. */
function placeOf({ place, delivery }: CalendarSession): string {
  if (place && !isLink(place)) return place;
  return place || delivery === 'online' ? 'online' : '';
}

const lastOf = (name: string) => name.split(' ').at(-1) ?? name;

/** `Lindqvist, Osei`; `Tran for Lindqvist` where somebody covers. */
export const leadersOf = (s: CalendarSession) =>
  s.leaders
    .map((l) => {
      const cover = s.covers.find((c) => c.forId === l.id);
      return cover ? `${lastOf(cover.userName)} for ${lastOf(l.name)}` : lastOf(l.name);
    })
    .join(', ');

/** Everybody whose hour a session takes, and who leads it without that. */
export const peopleLeading = (s: CalendarSession) => [...s.leaders.map((l) => ({ id: l.id, name: l.name })), ...s.covers.map((c) => ({ id: c.userId, name: c.userName }))];

const peopleOf = (s: CalendarSession) => (s.status === 'scheduled' || s.status === 'planned' ? `${s.seats.taken} of ${s.maxMembers} seats` : '');

function minuteIn(instant: string, zone: string): number {
  const told = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
  return Number(told.slice(0, 2)) * 60 + Number(told.slice(3));
}

/** Those of a leader, of a cohort and in a room, where one is chosen. */
export const chosen = (sessions: readonly CalendarSession[], { leader, cohort, room }: { leader?: string; cohort?: string; room?: string }) =>
  sessions.filter((s) => (!leader || peopleLeading(s).some((l) => l.id === leader)) && (!cohort || s.cohortId === cohort) && (!room || s.roomId === room));

/** What stands against holding a session at another hour, as far as this page
    knows: a closed day, its room, its leaders. */
export function againstOf(session: CalendarSession, to: Slot, sessions: readonly CalendarSession[], closed: readonly ClosedDay[], zone: string): string | null {
  const day = closed.find((c) => c.date === to.day);
  if (day) return `Closed: ${day.why}`;
  const meets = sessions.filter((o) => {
    const from = minuteIn(o.startsAt, zone);
    const until = from + (Date.parse(o.endsAt) - Date.parse(o.startsAt)) / 60_000;
    return idOf(o) !== idOf(session) && o.status !== 'cancelled' && localDate(o.startsAt, zone) === to.day && from < to.to && to.from < until;
  });
  const inRoom = session.roomId && meets.find((o) => o.roomId === session.roomId);
  if (inRoom) return `${inRoom.room} is taken until ${timeIn(inRoom.endsAt, zone)}`;
  for (const o of meets) {
    const both = o.leaders.find((l) => session.leaders.some((mine) => mine.id === l.id));
    if (both) return `${both.name} leads ${o.cohortName} until ${timeIn(o.endsAt, zone)}`;
  }
  return null;
}

/** `Ten groups this week. One is called off, two are not closed yet.` */
export function sentenceOf(events: readonly CalendarEvent[], within: string): string {
  const held = events.filter((e) => e.state !== 'cancelled').length;
  const number = (state: CalendarEvent['state']) => events.filter((e) => e.state === state).length;
  const are = (n: number) => (n === 1 ? 'is' : 'are');
  const [off, open] = [number('cancelled'), number('unclosed')];
  const more = [off > 0 && `${spelledIn(off)} ${are(off)} called off`, open > 0 && `${spelledIn(open)} ${are(open)} not closed yet`].filter((m): m is string => m !== false);
  const plannedOf = number('planned');
  if (plannedOf > 0) more.push(`${spelledIn(plannedOf)} ${are(plannedOf)} planned and not started`);
  const said = held === 0 ? `No group ${within}.` : `${spelled(held)} ${held === 1 ? 'group' : 'groups'} ${within}.`;
  const rest = more.join(', ');
  return rest ? `${said} ${rest.charAt(0).toUpperCase()}${rest.slice(1)}.` : said;
}

/** `3 groups, 4½ hours`: what somebody leads. */
export function loadOf(events: readonly CalendarEvent[]): string {
  const held = events.filter((e) => e.state !== 'cancelled');
  const halves = Math.round(held.reduce((sum, e) => sum + e.to - e.from, 0) / 30);
  const hours = `${Math.floor(halves / 2) || ''}${halves % 2 ? '½' : ''}` || '0';
  return `${count(held.length, 'group')}, ${hours} ${halves === 2 || halves === 1 ? 'hour' : 'hours'}`;
}
