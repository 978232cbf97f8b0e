import { describe, expect, it } from 'vitest';
import { sentenceOfDay, shortSoon, forgotten, weekDays } from './day';
import type { CohortCard, DatedSession, UnclosedSession } from './todayQueries';

const session = (over: Partial<DatedSession>) =>
  ({ status: 'scheduled', timeZone: 'America/New_York', cohortName: 'Anger', seats: { taken: 8, offered: 0, open: 2 }, ...over }) as DatedSession;
const at = (date: string, from: string, to: string) => ({ date, startsAt: `${date}T${from}:00Z`, endsAt: `${date}T${to}:00Z` });

describe('the day’s sentence', () => {
  const now = new Date('2026-03-10T13:00:00Z');
  const ten = session(at('2026-03-10', '14:00', '15:30'));
  it('counts groups and what needs one before the first', () => {
    expect(sentenceOfDay([ten, ten], [ten], 1, now)).toBe('Two groups today. One thing needs you before 10:00.');
  });
  it('says what is under way', () => {
    expect(sentenceOfDay([ten], [], 0, new Date('2026-03-10T14:30:00Z'))).toBe('One group today. Anger is under way. Nothing else needs you.');
  });
  it('on a free day looks ahead', () => {
    expect(sentenceOfDay([], [ten], 0, new Date('2026-03-09T13:00:00Z'))).toBe('No group today. Next is Anger, Tuesday, March 10 at 10:00. Nothing else needs you.');
  });
});

it('finds sessions of other days that were never closed, however long ago', () => {
  const now = new Date('2026-03-10T23:00:00Z');
  const open = (id: string, date: string) => ({ id, timeZone: 'America/New_York', ...at(date, '14:00', '15:30') }) as UnclosedSession;
  expect(forgotten([open('old', '2025-11-04'), open('forgotten', '2026-03-03'), open('today', '2026-03-10')], now).map((x) => x.id)).toEqual(['old', 'forgotten']);
});

it('names planned groups that are short and start within two weeks, the nearest first', () => {
  const card = (id: string, startsOn: string, taken: number, status = 'planned') =>
    ({ id, status, minMembers: 6, seats: { taken }, schedule: { startsOn } }) as CohortCard;
  const cards = [card('later', '2026-03-20', 2), card('soon', '2026-03-12', 5), card('far', '2026-05-01', 0), card('full', '2026-03-12', 6), card('runs', '2026-03-12', 2, 'running')];
  expect(shortSoon(cards, '2026-03-10').map((c) => c.id)).toEqual(['soon', 'later']);
});

describe('the week', () => {
  it('is Monday to Friday', () => {
    expect(weekDays('2026-03-11', [])).toEqual(['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']);
  });
  it('has the weekend where it has sessions', () => {
    expect(weekDays('2026-03-11', [session(at('2026-03-14', '14:00', '15:00'))])).toContain('2026-03-14');
  });
  it('on a Sunday is the week to come', () => {
    expect(weekDays('2026-03-15', [])).toEqual(['2026-03-15', '2026-03-16', '2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20']);
  });
});
