import { describe, expect, it } from 'vitest';
import { amongWords, clientsOf, daysOf, sumWords } from './sightingDays';
import type { Sighting } from './sightingQueries';

const seen = (at: string, actorName: string, action: Sighting['action'] = 'clients.read', codes = ['C-1042']): Sighting => ({
  seq: Date.parse(at), at, actorId: actorName, actorName, role: 'intake', address: '192.0.2.1', action, outcome: 'read',
  among: codes.length, clients: codes.map((clientCode) => ({ clientId: clientCode, clientCode })),
});

describe('sightings by person and day', () => {
  const list = [seen('2026-03-10T15:00:00Z', 'Ruth'), seen('2026-03-10T14:00:00Z', 'Maya', 'cohorts.read', ['C-1042', 'C-7']), seen('2026-03-10T13:00:00Z', 'Ruth'), seen('2026-03-09T15:00:00Z', 'Ruth')];

  it('are summed for each person and day', () => {
    const days = daysOf(list, 'America/New_York', false);
    expect(days.map((d) => [d.day, d.sightings[0].actorName, d.sightings.length, d.whole])).toEqual([
      ['2026-03-10', 'Ruth', 2, true],
      ['2026-03-10', 'Maya', 1, true],
      ['2026-03-09', 'Ruth', 1, true],
    ]);
    expect(sumWords(days[0]!)).toBe('opened a client twice');
  });

  it('are not whole on the last day while more can be loaded', () => {
    expect(daysOf(list, 'America/New_York', true).map((d) => d.whole)).toEqual([true, true, false]);
  });

  it('name each client once', () => {
    expect(clientsOf(daysOf(list.slice(1, 2), 'UTC', false)[0]!)).toEqual(['C-1042', 'C-7']);
    expect(list.slice(0, 2).map(amongWords)).toEqual(['alone', 'among 2 clients']);
  });
});
