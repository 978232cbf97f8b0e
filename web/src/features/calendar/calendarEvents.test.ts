import { describe, expect, it } from 'vitest';
import { addressOf, looked } from './calendarAddress';
import { againstOf, chosen, elsewhere, eventOf, loadOf, sentenceOf } from './calendarEvents';
import type { CalendarSession } from './calendarQueries';
import { keyed } from './useCalendarKeys';

const session = (more: Partial<CalendarSession> = {}): CalendarSession => ({
  id: 's1', cohortId: 'c1', cohortName: 'Anxiety skills', cohortCode: 'G-1001', number: 4, of: 12, date: '2026-11-24', startsAt: '2026-11-24T23:00:00Z', endsAt: '2026-11-25T00:30:00Z', theme: 'Worry: time and place', status: 'scheduled', attended: 0,
  leaders: [{ id: 'u1', name: 'Maya Lindqvist', isLead: true }, { id: 'u2', name: 'Tomás Iriarte', isLead: false }], covers: [], timeZone: 'America/New_York', place: 'Room 2', delivery: 'in_person', seats: { capacity: 8, taken: 6, offered: 0, open: 2 } as CalendarSession['seats'], minMembers: 6, maxMembers: 8, ...more,
}); // prettier-ignore
const zone = 'America/New_York';
const noon = new Date('2026-11-24T17:00:00Z');

describe('a session in the calendar', () => {
  it('stands on the clock of the practice, with what one asks of it', () => {
    expect(eventOf(session(), zone, noon)).toEqual({ id: 's1', day: '2026-11-24', from: 1080, to: 1170, title: 'Anxiety skills', lines: ['4 of 12 · Worry', 'Room 2 · Lindqvist, Iriarte', '6 of 8 seats'], state: 'group', movable: true });
  });

  it('says both clocks where the cohort meets in another zone, and the day where that differs', () => {
    expect(elsewhere(session({ timeZone: 'America/Chicago' }), zone)).toBe('17:00 in Chicago');
    expect(elsewhere(session({ timeZone: 'Europe/Berlin' }), zone)).toBe('Wed, Nov 25, 00:00 in Berlin');
    expect(elsewhere(session({ timeZone: 'America/Toronto' }), zone)).toBe('');
  });

  it('says who covers, who finds it among theirs', () => {
    const covered = session({ covers: [{ userId: 'u3', userName: 'Sam Tran', forId: 'u1' }] });
    expect(eventOf(covered, zone, noon)).toMatchObject({ note: 'covered', lines: ['4 of 12 · Worry', 'Room 2 · Tran for Lindqvist, Iriarte', '6 of 8 seats'] });
    expect(chosen([covered], { leader: 'u3' })).toHaveLength(1);
  });

  it('ends with its day', () => {
    expect(eventOf(session({ startsAt: '2026-11-25T04:30:00Z', endsAt: '2026-11-25T05:30:00Z' }), zone, noon)).toMatchObject({ day: '2026-11-24', from: 1410, to: 1440 });
  });

  it('shows no link', () => {
    expect(eventOf(session({ place: 'https://meet.example/room' }), zone, noon).lines).toContain('online · Lindqvist, Iriarte');
  });

  it.each([
    ['group', 'scheduled', '2026-11-24T22:59:00Z'],
    ['underway', 'scheduled', '2026-11-24T23:00:00Z'],
    ['unclosed', 'scheduled', '2026-11-25T00:30:00Z'],
    ['closed', 'closed', '2026-11-25T00:30:00Z'],
    ['cancelled', 'cancelled', '2026-11-24T23:00:00Z'],
  ] as const)('is %s when it is %s at %s', (state, status, at) => {
    expect(eventOf(session({ status }), zone, new Date(at)).state).toBe(state);
  });
});

it('says what a week is like', () => {
  const of = (...states: Array<Partial<CalendarSession>>) => sentenceOf(states.map((more) => eventOf(session(more), zone, new Date('2026-11-26T17:00:00Z'))), 'this week');
  expect(of()).toBe('No group this week.');
  expect(of({ status: 'closed' })).toBe('One group this week.');
  expect(of({}, {}, { status: 'cancelled' })).toBe('Two groups this week. One is called off, two are not closed yet.');
});

it('says what stands against another hour', () => {
  const own = session({ roomId: 'r1', room: 'Room 1' });
  const other = session({ id: 's2', cohortId: 'c2', cohortName: 'Grief', roomId: 'r1', room: 'Room 1', leaders: [] });
  const same = { day: '2026-11-24', from: 18 * 60, to: 19 * 60 };
  expect(againstOf(own, same, [own, other], [], zone)).toBe('Room 1 is taken until 19:30');
  expect(againstOf(own, same, [own, { ...other, roomId: 'r2', leaders: own.leaders }], [], zone)).toMatch(/leads Grief until 19:30$/);
  expect(againstOf(own, { ...same, from: 20 * 60, to: 21 * 60 }, [own, other], [], zone)).toBeNull();
  expect(againstOf(own, { day: '2026-11-26', from: 600, to: 690 }, [], [{ date: '2026-11-26', why: 'Thanksgiving' }], zone)).toBe('Closed: Thanksgiving');
});

it('adds up what somebody leads, without what is called off', () => {
  expect(loadOf([session(), session(), session({ status: 'cancelled' })].map((x) => eventOf(x, zone, noon)))).toBe('2 groups, 3 hours');
  expect(loadOf([eventOf(session(), zone, noon)])).toBe('1 group, 1½ hours');
});

it('picks those of a leader, of a cohort, of both', () => {
  const all = [session(), session({ id: 's2', cohortId: 'c2', leaders: [] })];
  expect([chosen(all, {}), chosen(all, { leader: 'u2' }), chosen(all, { cohort: 'c2' }), chosen(all, { leader: 'u2', cohort: 'c2' })].map((x) => x.map((y) => y.id))).toEqual([['s1', 's2'], ['s1'], ['s2'], []]);
});

describe('the address', () => {
  it('says nothing of what goes without saying, and is read back', () => {
    expect(addressOf(looked({}, '2026-11-24'), '2026-11-24')).toEqual({ view: undefined, date: undefined, leader: undefined, cohort: undefined, room: undefined });
    const there = { view: 'month', date: '2026-12-03', leader: 'u1', cohort: 'c1', room: 'r1' };
    expect(addressOf(looked(there, '2026-11-24'), '2026-11-24')).toEqual(there);
  });

  it('takes what is no day and no view for this week', () => {
    expect(looked({ view: 'year', date: '2026-02-30', leader: 7 }, '2026-11-24')).toEqual({ view: 'week', day: '2026-11-24' });
  });
});

it('goes by keys', () => {
  const at = { view: 'week' as const, day: '2026-11-24' };
  const to = (key: string, from = at) => keyed(key, from, '2026-11-30');
  expect([to('ArrowRight')?.day, to('ArrowLeft')?.day, to('t')?.day, to('M')?.view, to('x')]).toEqual(['2026-12-01', '2026-11-17', '2026-11-30', 'month', null]);
});
