import { describe, expect, it } from 'vitest';
import { clock, eventsOn, hoursShown, layOut, minuteAt, neighbor, shifted, type CalendarEvent } from './calendar';
import { addDays, further, monthOf, viewWords, weekOf } from './calendarDays';

const span = (from: number, to: number) => ({ from, to });
const laid = (...spans: Array<[number, number]>) =>
  layOut(spans.map(([from, to]) => span(from, to)))
    .map((l) => `${l.event.from}-${l.event.to}: ${l.lane}+${l.wide}/${l.lanes}`);

describe('lanes', () => {
  it('one event has the day for itself', () => expect(laid([9, 10])).toEqual(['9-10: 0+1/1']));
  it('those that meet by an end do not overlap', () => expect(laid([9, 10], [10, 11])).toEqual(['9-10: 0+1/1', '10-11: 0+1/1']));
  it('two that overlap share the width', () => expect(laid([9, 11], [10, 12])).toEqual(['9-11: 0+1/2', '10-12: 1+1/2']));
  it('a lane is used again once it is free', () => expect(laid([9, 12], [9, 10], [10, 11])).toEqual(['9-12: 0+1/2', '9-10: 1+1/2', '10-11: 1+1/2']));
  it('one takes the free lanes at its right', () => expect(laid([9, 12], [9, 10], [9, 10], [10, 12])).toEqual(['9-12: 0+1/3', '9-10: 1+1/3', '9-10: 2+1/3', '10-12: 1+2/3']));

  it('nothing ever covers anything', () => {
    const random = seeded(3);
    for (let run = 0; run < 300; run++) {
      const spans = Array.from({ length: 12 }, () => Math.floor(random() * 20)).map((f) => span(f, f + 1 + Math.floor(random() * 6)));
      const all = layOut(spans);
      expect(all).toHaveLength(12);
      for (const a of all) {
        expect(a.lane + a.wide).toBeLessThanOrEqual(a.lanes);
        for (const b of all) if (a !== b && a.event.from < b.event.to && b.event.from < a.event.to) expect(a.lane + a.wide <= b.lane || b.lane + b.wide <= a.lane).toBe(true);
      }
    }
  });
});

describe('moving', () => {
  const days = weekOf('2026-11-26');
  const slot = { day: '2026-11-26', from: 1080, to: 1170 };
  it.each([
    [{ minutes: 15 }, '2026-11-26 18:15 19:45'],
    [{ days: -1 }, '2026-11-25 18:00 19:30'],
    [{ days: 9 }, '2026-11-29 18:00 19:30'],
    [{ minutes: 600 }, '2026-11-26 18:30 20:00'],
    [{ minutes: -900 }, '2026-11-26 08:00 09:30'],
  ])('by %j', (by, want) => {
    const s = shifted(slot, days, by, [8, 20]);
    expect(`${s.day} ${clock(s.from)} ${clock(s.to)}`).toBe(want);
  });
  it('reads a height to the quarter hour', () => expect([minuteAt(0, [8, 20]), minuteAt(0.501, [8, 20]), minuteAt(1, [8, 20])].map(clock)).toEqual(['08:00', '14:00', '20:00']));
});

it('shows earlier and later hours only when something is there', () => {
  expect(hoursShown([])).toEqual([8, 20]);
  expect(hoursShown([span(425, 500), span(1200, 1290)])).toEqual([7, 22]);
});

it('walks from event to event', () => {
  const e = (id: string, day: string, from: number): CalendarEvent => ({ id, day, from, to: from + 60, title: id, state: 'group' });
  const all = [e('a', '2026-11-23', 540), e('b', '2026-11-23', 1080), e('c', '2026-11-25', 1050), e('d', '2026-11-25', 600)];
  const go = (from: number, key: string) => neighbor(all, all[from]!, key)?.id;
  expect([go(0, 'ArrowDown'), go(1, 'ArrowUp'), go(1, 'ArrowDown'), go(1, 'ArrowRight'), go(0, 'ArrowRight'), go(2, 'ArrowLeft'), go(0, 'ArrowLeft'), go(0, 'x')]).toEqual(['b', 'a', undefined, 'c', 'd', 'b', undefined, undefined]);
  expect(eventsOn(all, '2026-11-25').map((x) => x.id)).toEqual(['d', 'c']);
});

describe('days', () => {
  it('begin where the practice begins its week', () => expect([weekOf('2026-11-26')[0], weekOf('2026-11-26', 0)[0], weekOf('2026-11-29')[6]]).toEqual(['2026-11-23', '2026-11-22', '2026-11-29']));
  it('make a month of whole weeks', () => expect(['2026-11-05', '2026-02-10', '2027-02-10', '2026-08-31'].map((d) => monthOf(d).length)).toEqual([6, 5, 4, 6]));
  it('go on over the change of the clocks', () => expect([addDays('2026-03-07', 2), addDays('2026-10-31', 2)]).toEqual(['2026-03-09', '2026-11-02']));
  it.each([
    ['day', '2026-12-31', 1, '2027-01-01'],
    ['week', '2026-11-26', -1, '2026-11-19'],
    ['month', '2026-01-31', 1, '2026-02-28'],
    ['month', '2026-01-15', -1, '2025-12-15'],
  ] as const)('a %s from %s', (view, day, step, want) => expect(further(view, day, step)).toBe(want));
  it.each([
    ['day', '2026-11-24', 'Tuesday, November 24'],
    ['week', '2026-11-24', 'November 23 to 29'],
    ['week', '2026-12-31', 'December 28 to January 3'],
    ['month', '2026-11-24', 'November 2026'],
  ] as const)('the %s of %s is called %s', (view, day, want) => expect(viewWords(view, day)).toBe(want));
});

function seeded(seed: number) {
  return () => (seed = (seed * 16807) % 2147483647) / 2147483647;
}
