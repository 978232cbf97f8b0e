import { expect, it } from 'vitest';
import { isOver, toneOf, worth } from './blocking';

it('adds up members at their cohort’s fee', () => {
  const fee = (amount: number) => ({ amount, currency: 'USD' });
  expect(worth([{ members: 9, fee: fee(6000) }, { members: 10, fee: fee(4500) }])).toBe(99000);
  expect(worth([])).toBe(0);
});

it.each([
  ['2026-03-10T15:29:59Z', false],
  ['2026-03-10T15:30:00Z', true],
])('at %s a session until 15:30 is over: %s', (now, over) => expect(isOver({ endsAt: '2026-03-10T15:30:00Z' }, new Date(now))).toBe(over));

it.each([
  ['the day itself', '2026-03-10T23:00:00Z', 'soon'],
  ['two days later', '2026-03-12T23:00:00Z', 'soon'],
  ['the third day begins at the cohort’s midnight', '2026-03-13T04:00:00Z', 'late'],
  ['not at midnight elsewhere', '2026-03-13T03:59:00Z', 'soon'],
])('%s', (_, now, tone) => expect(toneOf({ date: '2026-03-10', timeZone: 'America/New_York' }, new Date(now))).toBe(tone));
