import { describe, expect, it } from 'vitest';
import { minimumArc, seatDiameter, seatPoints, seatStates } from './ring';
import { ringSentence } from './SeatRing';

describe('seatPoints', () => {
  it('begins at the top and goes clockwise', () => {
    expect(seatPoints(4, 10, 50)).toEqual([
      { x: 50, y: 40 },
      { x: 60, y: 50 },
      { x: 50, y: 60 },
      { x: 40, y: 50 },
    ]);
  });

  it.each([6, 7, 11, 12])('spaces %i seats evenly', (n) => {
    const points = seatPoints(n, 100, 0);
    const gaps = points.map((p, i) => {
      const q = points[(i + 1) % n]!;
      return Math.hypot(p.x - q.x, p.y - q.y);
    });
    for (const gap of gaps) expect(gap).toBeCloseTo(2 * 100 * Math.sin(Math.PI / n), 0);
  });
});

describe('seatStates', () => {
  it.each([
    ['a group with room', 2, 1, 6, 'taken taken offered open open open'],
    ['an empty group', 0, 0, 6, 'open open open open open open'],
    ['a full group', 6, 0, 6, 'taken taken taken taken taken taken'],
    ['a capacity lowered under the roster keeps everybody', 7, 1, 6, 'taken taken taken taken taken taken taken offered'],
  ])('%s', (_, taken, offered, capacity, drawn) => {
    expect(seatStates(taken, offered, capacity).join(' ')).toBe(drawn);
  });
});

describe('minimumArc', () => {
  it('is nothing without a minimum', () => expect(minimumArc(12, 0, 40, 50)).toBe(''));
  it('takes the short way up to half of the seats and the long way beyond', () => {
    expect(minimumArc(12, 5, 40, 50)).toContain('0 0 1');
    expect(minimumArc(12, 7, 40, 50)).toContain('0 1 1');
  });
  it('still draws when all seats are needed', () => {
    const [, from, to] = /M (\S+ \S+) A .* 0 1 1 (\S+ \S+)$/.exec(minimumArc(6, 6, 40, 50)) ?? [];
    expect(from).toBeDefined();
    expect(from).not.toBe(to);
  });
});

describe('seatDiameter', () => {
  it('never lets neighbors touch', () => {
    for (let n = 2; n <= 14; n++) expect(seatDiameter(n, 40, 2, 22)).toBeLessThanOrEqual(2 * 40 * Math.sin(Math.PI / n) - 2 + 1e-9);
  });
  it('does not grow without bound in a small group', () => expect(seatDiameter(6, 40, 2, 22)).toBe(22));
});

describe('ringSentence', () => {
  it.each([
    ['room and enough', [11, 0, 12, 6], '11 of 12 seats taken, 1 open, minimum 6'],
    ['under the minimum', [4, 2, 10, 6], '4 of 10 seats taken, 2 offered, 4 open, 2 short of the minimum of 6'],
    ['full', [12, 0, 12, 6], '12 of 12 seats taken, none open, minimum 6'],
  ] as const)('says %s', (_, [taken, offered, capacity, minimum], said) => {
    expect(ringSentence(taken, offered, capacity, minimum)).toBe(said);
  });
  it('says whose seats are flagged', () => expect(ringSentence(12, 0, 12, 6, 2)).toBe('12 of 12 seats taken, none open, minimum 6, 2 with an open risk flag'));
});
