import { describe, expect, it } from 'vitest';
import { nextNumber, offered, places, sessionsLeft } from './fit';
import type { CohortCard } from './placementQueries';

const card = (change: Partial<CohortCard>): CohortCard => ({
  id: 'c', code: 'G-1', name: 'Anxiety skills', type: 'psychoeducational', problemArea: 'anxiety_disorders', delivery: 'in_person', entry: 'closed', status: 'planned', closedSessions: 0, coLeadIds: [],
  createdAt: '', updatedAt: '', fee: { amount: 4500, currency: 'USD' }, leadId: 'l', leadName: 'Ada', minMembers: 6, maxMembers: 8, version: 1, seats: { taken: 5, offered: 0, open: 3 },
  schedule: { startsOn: '2026-03-24', time: '18:00', timeZone: 'America/New_York', durationMinutes: 90, cadence: 'weekly', sessions: 10 },
  ...change,
});
const known = { areas: ['anxiety_disorders'], memberOf: new Set<string>(), waitsFor: new Set<string>() };
const today = '2026-03-10';
const next = (number: number): CohortCard['nextSession'] => ({ number, attended: 0, date: '2026-03-31', startsAt: '', endsAt: '', status: 'scheduled', theme: '' });
const full = { taken: 8, offered: 0, open: 0 };

describe('what can be done about a client and a cohort', () => {
  it.each<[string, Partial<CohortCard>, object, string]>([
    ['a planned cohort with a seat', {}, {}, 'open'],
    ['a full one', { seats: full }, {}, 'full'],
    ['a closed group that runs, seats or not', { status: 'running', nextSession: next(2) }, {}, 'closed'],
    ['a closed group in its first session', { status: 'running', nextSession: next(1) }, {}, 'open'],
    ['an open group that runs', { status: 'running', entry: 'open', nextSession: next(2) }, {}, 'open'],
    ['a slow-open one that runs', { status: 'running', entry: 'slow_open', nextSession: next(2) }, {}, 'open'],
    ['an open group whose last session is closed', { status: 'running', entry: 'open' }, {}, 'closed'],
    ['a cohort where the client sits', { seats: full }, { memberOf: new Set(['c']) }, 'member'],
    ['a cohort for which the client waits', { seats: full }, { waitsFor: new Set(['c']) }, 'waiting'],
  ])('%s', (_, change, more, state) => {
    expect(places([card(change)], { ...known, ...more }, today)[0]?.state).toBe(state);
  });

  it('says when it starts, its seats and the match', () => {
    expect(places([card({})], known, today)[0]?.words).toMatch(/^Starts Mar 24.*, 18:00\. 3 seats open\. Same problem area\. In person\.$/);
  });

  it('puts the same problem area first, and what takes nobody last', () => {
    const order = places(
      [card({ id: 'closed', status: 'running' }), card({ id: 'other', problemArea: 'anger' }), card({ id: 'full', seats: full }), card({ id: 'same' })],
      known,
      today,
    ).map((p) => p.cohort.id);
    expect(order).toEqual(['same', 'full', 'other', 'closed']);
  });
});

describe('what is offered to a client', () => {
  const cohorts = [card({ id: 'same' }), card({ id: 'other', problemArea: 'caregiving' }), card({ id: 'plain', problemArea: undefined }), card({ id: 'seat', problemArea: 'anger' })];
  const ids = (known: Parameters<typeof places>[1]) => {
    const { fitting, others } = offered(places(cohorts, known, today));
    return [fitting.map((p) => p.cohort.id).sort(), others.map((p) => p.cohort.id).sort()];
  };
  it('sets apart the groups that are about something else', () => {
    expect(ids(known)).toEqual([['same'], ['other', 'plain', 'seat']]);
  });
  it('keeps the one where the client sits in sight', () => {
    expect(ids({ ...known, memberOf: new Set(['seat']) })).toEqual([['same', 'seat'], ['other', 'plain']]);
  });
  it.each([
    ['no group is about what they need', { ...known, areas: ['trauma'] }],
    ['nobody knows what they need', { ...known, areas: [] }],
  ])('offers every group while %s', (_, known) => {
    expect(ids(known)[1]).toEqual([]);
  });
});

describe('the sessions still to come', () => {
  const running = (startsOn: string, cadence: CohortCard['schedule']['cadence'] = 'weekly') => card({ status: 'running', schedule: { ...card({}).schedule, startsOn, cadence } });
  it.each([
    ['all of a planned cohort', card({}), 10],
    ['all of one that starts today', running('2026-03-10'), 10],
    ['those after two that were held by their dates', running('2026-02-28'), 8],
    ['every second week', running('2026-02-28', 'biweekly'), 9],
    ['at least one', running('2025-03-10'), 1],
  ])('%s', (_, cohort, left) => {
    expect(sessionsLeft(cohort, today)).toBe(left);
  });

  it('follows the sessions that were cancelled or moved ahead of the calendar', () => {
    const next: CohortCard['nextSession'] = { number: 6, attended: 0, date: '2026-03-12', startsAt: '', endsAt: '', status: 'scheduled', theme: '' };
    expect(nextNumber({ ...running('2026-02-28'), nextSession: next }, today)).toBe(6);
  });
});
