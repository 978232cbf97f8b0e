import { describe, expect, it } from 'vitest';
import { laidOver, partsAt, placeKey, stampAfter, type LiveFact, type Stands } from './liveFacts';

const fact = (id: string, rest: Partial<LiveFact>): LiveFact => ({ id, deviceId: 'd', seq: 1, millis: 1, kind: 'turn', ...rest });
const stands = (rest: Partial<Stands> & Pick<Stands, 'kind' | 'value'>): [string, Stands] => [placeKey(rest), { heads: ['a'], others: [], unlanded: [], waits: false, ...rest }];

describe('what waits on a device', () => {
  it('lies over what the server has, and replaces what was seen', () => {
    const known = new Map([stands({ kind: 'mark', clientId: 'c', value: 'present', others: [{ value: 'late', at: '' }] })]);
    const shown = laidOver(known, [fact('b', { kind: 'mark', clientId: 'c', value: 'late', over: ['a'] })]).get('mark c ');
    expect(shown).toMatchObject({ value: 'late', heads: ['b'], others: [], waits: true });
  });

  it('adds minutes, and takes them back with a zero that names them', () => {
    const known = new Map([stands({ kind: 'more', ref: '2', value: '5' })]);
    const two = laidOver(known, [fact('b', { kind: 'more', ref: '2', value: '5' })]).get('more  2');
    expect(two).toMatchObject({ value: '10', heads: ['a', 'b'] });
    const none = laidOver(known, [fact('b', { kind: 'more', ref: '2', value: '0', over: ['a'] })]).get('more  2');
    expect(none).toMatchObject({ value: '0', heads: ['b'] });
  });
});

describe('logical time', () => {
  it('is the clock, and never before what was seen', () => {
    expect(stampAfter([{ millis: 5, count: 0 }], 9)).toEqual({ millis: 9, count: 0 });
    expect(stampAfter([{ millis: 5, count: 0 }, { millis: 9, count: 2 }], 7)).toEqual({ millis: 9, count: 3 });
  });
});

describe('the parts of the hour', () => {
  const agenda = [{ title: 'Check-in', minutes: 15 }, { title: 'Teach', minutes: 25 }, { title: 'Close', minutes: 20 }];
  const at = (time: string) => new Date(`2026-03-10T${time}:00Z`);
  const states = (list: ReturnType<typeof partsAt>) => list.map((p) => p.state).join(' ');

  it('go by the plan until one is begun', () => {
    expect(states(partsAt(agenda, at('10:00').toISOString(), at('10:20')))).toBe('past now ahead');
  });

  it('go on from the one that was begun, with the minutes that it got', () => {
    const parts = partsAt(agenda, at('10:00').toISOString(), at('10:30'), 2, at('10:22').toISOString(), (n) => (n === 2 ? 5 : 0));
    expect(states(parts)).toBe('past now ahead');
    expect(parts[1]?.endsAt).toEqual(at('10:52'));
    expect(parts[2]?.startsAt).toEqual(at('10:52'));
  });

  it('are all over at the end', () => {
    expect(states(partsAt(agenda, at('10:00').toISOString(), at('10:30'), 4, at('10:22').toISOString()))).toBe('past past past');
  });
});
