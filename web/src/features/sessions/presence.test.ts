import { expect, it } from 'vitest';
import { afterOf, presentOf, timesWith, wallAfter } from './presence';

const session = { startsAt: '2026-03-10T22:00:00Z', endsAt: '2026-03-10T23:30:00Z', timeZone: 'America/New_York' };

it.each([
  ['18:00', 0],
  ['18:20', 20],
  ['19:30', 90],
  ['19:31', undefined],
  ['17:59', undefined],
  ['', undefined],
])('%s is %s minutes after six', (time, after) => expect(afterOf(session, time)).toBe(after));

it('says the wall time of the group', () => expect(wallAfter(session, 75)).toBe('19:15'));

it('counts the minutes present from what differs', () => {
  expect(presentOf({ cameAfter: 20 }, 90)).toBe(70);
  expect(presentOf({ cameAfter: 20, leftAfter: 80 }, 90)).toBe(60);
  expect(presentOf({ minutes: 45 }, 90)).toBe(45);
  expect(presentOf({}, 90)).toBeUndefined();
});

it('keeps the other time, and drops minutes that no longer fit', () =>
  expect(timesWith({ minutes: 70, cameAfter: 20 }, { leftAfter: 80 })).toEqual({ cameAfter: 20, leftAfter: 80, minutes: undefined }));
