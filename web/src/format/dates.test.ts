import { describe, expect, it } from 'vitest';
import { age, dayIn, daysBetween, localDate, longDate, momentIn, relativeDay, shortDate, timeIn, zoneNote } from './dates';

const zone = 'America/New_York';

describe('a session at 18:00', () => {
  it.each([
    ['the day before the clocks go forward', '2026-03-07T23:00:00Z'],
    ['the day they go forward', '2026-03-08T22:00:00Z'],
    ['the day they go back', '2026-11-01T23:00:00Z'],
  ])('stays 18:00 on %s', (_, instant) => expect(timeIn(instant, zone)).toBe('18:00'));
});

it('writes midnight as 00:00, not 24:00', () => expect(timeIn('2026-01-01T05:00:00Z', zone)).toBe('00:00'));
it('takes the day from the zone, not from UTC', () => {
  expect(dayIn('2026-03-11T02:00:00Z', zone)).toBe('Tue, Mar 10');
  expect(localDate('2026-03-11T02:00:00Z', zone)).toBe('2026-03-10');
  expect(momentIn('2026-03-11T02:00:00Z', zone)).toBe('Tue, Mar 10, 22:00');
});

describe('calendar dates', () => {
  it('are never shifted', () => expect(longDate('1987-03-01')).toBe('March 1, 1987'));
  it('carry the year when it is not this one', () => {
    expect(shortDate('2026-03-10', '2026-11-22')).toBe('Mar 10');
    expect(shortDate('2025-03-10', '2026-11-22')).toBe('Mar 10, 2025');
  });
  it('are whole days apart across a clock change', () => expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2));
  it.each([
    ['2026-03-10', 'today'],
    ['2026-03-11', 'tomorrow'],
    ['2026-03-09', 'yesterday'],
    ['2026-03-13', 'in 3 days'],
    ['2026-02-28', '10 days ago'],
  ])('%s is %s', (date, said) => expect(relativeDay(date, '2026-03-10')).toBe(said));
});

it.each([
  ['2026-03-10T09:58:30Z', '1 min'],
  ['2026-03-10T07:00:00Z', '3 h'],
  ['2026-03-08T09:00:00Z', '2 days'],
  ['2026-03-10T10:05:00Z', '0 min'],
])('%s is %s old', (since, said) => expect(age(since, new Date('2026-03-10T10:00:00Z'))).toBe(said));

it('names the zone only to readers whose clock differs', () => {
  expect(zoneNote('2026-03-10T14:00:00Z', zone, 'Europe/Berlin')).toBe('New York time');
  expect(zoneNote('2026-03-10T14:00:00Z', zone, 'America/Detroit')).toBe('');
});
