import { describe, expect, it } from 'vitest';
import { closingLines, stillMissing } from './closing';
import { agendaAt, progressOf } from './clock';
import { nextReturn } from './returns';
import type { ChargeAhead, Session } from './sessionQueries';

const ahead = (kind: ChargeAhead['kind'], amount: number, feeSource: ChargeAhead['feeSource'] = 'cohort'): ChargeAhead => ({ clientId: 'a', clientCode: 'C-1001', kind, feeSource, fee: { amount, currency: 'USD' } });

describe('what closing will charge', () => {
  it('is said fee by fee, one agreed with a client apart', () => {
    expect(closingLines([ahead('session', 3000, 'client'), ahead('session', 4500), ahead('session', 4500)], ['present', 'late', 'left_early', 'excused'])).toEqual([
      { words: '2 session fees at $45.00', amount: { amount: 9000, currency: 'USD' } },
      { words: '1 agreed fee at $30.00', amount: { amount: 3000, currency: 'USD' } },
      { words: '1 excused, not charged' },
    ]);
  });
  it('has the no-show fee only if the practice has one', () => {
    expect(closingLines([ahead('no_show', 2500, 'practice'), ahead('late_cancel', 2500, 'practice')], ['no_show', 'late_cancel'])).toEqual([
      { words: '2 no-show fees at $25.00', amount: { amount: 5000, currency: 'USD' } },
    ]);
    expect(closingLines([], ['no_show'])).toEqual([{ words: '1 absent, not charged: the practice has no no-show fee' }]);
  });
});

it('names the unmarked, the homework not given and the homework not asked for', () => {
  const seat = (clientId: string, roomName: string) => ({ clientId, roomName, clientCode: clientId, enrollmentId: clientId });
  const session = {
    roster: [seat('a', 'Ada'), seat('b', 'Ben')],
    week: { homework: { title: 'Log' } },
    homework: [],
    earlierHomework: [{ id: 'h', title: 'Plan', returns: [{ clientId: 'a', status: 'open' }, { clientId: 'b', status: 'open' }] }],
  } as unknown as Session;
  expect(stillMissing(session, new Map([['a', { clientId: 'a', status: 'present' }]]))).toEqual([
    'Ben is not marked and will not be charged.',
    'The week plans homework, and none was given.',
    '“Plan” was not asked of Ada.',
  ]);
  const goesOn = { ...session, homework: [{ id: 'i', carriedFrom: 'h', returns: [{ clientId: 'a', status: 'open' }] }] } as unknown as Session;
  expect(stillMissing(goesOn, new Map([['a', { clientId: 'a', status: 'present' }]]))).toEqual(['Ben is not marked and will not be charged.']);
});

describe('the clock', () => {
  const span = { startsAt: '2026-03-10T14:00:00Z', endsAt: '2026-03-10T15:30:00Z' };
  it.each([
    ['2026-03-10T13:40:00Z', 'before', 'starts in 20 minutes'],
    ['2026-03-10T14:43:00Z', 'during', '47 minutes left'],
    ['2026-03-10T20:30:00Z', 'after', 'ended 5 hours ago'],
  ])('at %s says %s', (at, phase, said) => {
    expect(progressOf(span, new Date(at))).toMatchObject({ phase, said });
  });
  it('puts times to the agenda and finds the part that is now', () => {
    const lines = agendaAt([{ title: 'Check-in', minutes: 15 }, { title: 'Board', minutes: 25 }, { title: 'Close', minutes: 15 }], span.startsAt, new Date('2026-03-10T14:15:00Z'));
    expect(lines.map((l) => [l.startsAt.toISOString().slice(11, 16), l.state])).toEqual([
      ['14:00', 'past'],
      ['14:15', 'now'],
      ['14:40', 'ahead'],
    ]);
  });
});

it('cycles a return through all four and back', () => {
  const seen = ['open'];
  for (let i = 0; i < 5; i++) seen.push(nextReturn(seen[i] ?? ''));
  expect(seen.slice(1)).toEqual(['returned', 'partial', 'not_done', 'excused', 'returned']);
});
