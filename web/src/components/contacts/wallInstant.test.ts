import { expect, it } from 'vitest';
import { instantOf, localTime } from './wallInstant';

it.each([
  ['2026-01-10', '09:30', 'America/New_York', '2026-01-10T14:30:00.000Z'],
  ['2026-07-10', '09:30', 'America/New_York', '2026-07-10T13:30:00.000Z'],
  ['2026-03-08', '01:30', 'America/New_York', '2026-03-08T06:30:00.000Z'],
  ['2026-03-08', '03:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  ['2026-11-01', '12:00', 'America/New_York', '2026-11-01T17:00:00.000Z'],
  ['2026-01-10', '23:45', 'Asia/Kolkata', '2026-01-10T18:15:00.000Z'],
])('%s %s in %s', (date, time, zone, instant) => {
  expect(instantOf(date, time, zone)).toBe(instant);
  expect(localTime(new Date(instant), zone)).toBe(time);
});

it('knows no instant of what is no time', () => expect(instantOf('2026-01-10', 'late', 'UTC')).toBe(''));
