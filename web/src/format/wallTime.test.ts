import { afterEach, expect, test } from 'vitest';
import { localDate, ownZone, secondIn, timeIn, wallTime, zoneNote } from './dates';
import { keepPractice, readerZone } from './practice';
import { readTime } from './wallTime';

afterEach(() => keepPractice({ timeZone: readerZone() }));

test.each([
  ['18:00', '18:00'],
  ['6 pm', '18:00'],
  ['6:30p', '18:30'],
  ['6:00\u00a0PM', '18:00'],
  ['12 am', '00:00'],
  ['12:15 PM', '12:15'],
  ['9', '09:00'],
  ['1830', '18:30'],
  ['18.30', '18:30'],
  ['25:00', undefined],
  ['13 pm', undefined],
  ['6:75', undefined],
  ['soon', undefined],
])('"%s" is read as %s', (typed, time) => expect(readTime(typed)).toBe(time));

test('the practice writes one clock everywhere', () => {
  const at = '2026-03-10T22:05:07Z';
  keepPractice({ timeZone: 'UTC', clock: '24h' });
  expect([timeIn(at, 'UTC'), secondIn(at, 'UTC'), wallTime('18:00')]).toEqual(['22:05', '22:05:07', '18:00']);
  keepPractice({ timeZone: 'UTC', clock: '12h' });
  expect([timeIn(at, 'UTC'), secondIn(at, 'UTC'), wallTime('18:00'), wallTime('00:30')]).toEqual(['10:05\u00a0PM', '10:05:07\u00a0PM', '6:00\u00a0PM', '12:30\u00a0AM']);
  expect(readTime(wallTime('00:30'))).toBe('00:30');
});

test('today is the day of the practice; a zone is named by the clock of the reader', () => {
  keepPractice({ timeZone: 'Pacific/Auckland', clock: '24h' });
  expect(localDate('2026-03-10T18:00:00Z', ownZone())).toBe('2026-03-11');
  expect(zoneNote('2026-03-10T18:00:00Z', 'Pacific/Auckland', 'America/New_York')).toBe('Auckland time');
});
