import { describe, expect, it } from 'vitest';
import { against, everyNth, extent, ribbons, share, spoken, ticks } from './plot';

describe('ticks', () => {
  it.each([
    [0, 27, [0, 10, 20, 30]],
    [0, 10, [0, 2, 4, 6, 8, 10]],
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-3, 4, [-4, -2, 0, 2, 4]],
    [0, 14265, [0, 5000, 10000, 15000]],
    [7, 7, [7]],
  ])('from %d to %d', (low, high, want) => expect(ticks(low, high)).toEqual(want));
  it('always span what is shown', () => {
    for (let i = 1; i < 200; i++) {
      const [low, high] = [Math.sin(i) * 100, Math.sin(i) * 100 + i * 1.7];
      const t = ticks(low, high);
      expect(t[0]).toBeLessThanOrEqual(low);
      expect(t.at(-1)).toBeGreaterThanOrEqual(high);
      expect(t.length).toBeLessThan(10);
    }
  });
});

const id = (v: number) => v;
it('draws an interval there and back, and anew behind a gap', () => {
  const p = (x: number, y: number | null) => ({ x, y, low: x - 1, high: x + 1 });
  expect(ribbons([p(1, 1), p(2, 2), p(3, null), p(4, 4), p(5, 5), { x: 6, y: 6 }], id, id)).toEqual(['M 1 2 L 2 3 L 2 1 L 1 0 Z', 'M 4 5 L 5 6 L 5 4 L 4 3 Z']);
  expect(ribbons([p(1, 1), p(2, null), p(3, 3)], id, id)).toEqual([]);
});

it('takes intervals and references into what is shown', () => {
  expect(extent([{ x: 1, y: 5, low: 2, high: 9 }, { x: 2, y: null }], [0])).toEqual([0, 9]);
  expect(extent([])).toEqual([0, 1]);
});

it('keeps every place on the axis', () => expect([share(5, [0, 10]), share(-1, [0, 10]), share(3, [3, 3])]).toEqual([50, 0, 50]));
it('labels what there is room for', () => expect([everyNth(12, 600), everyNth(12, 264), everyNth(3, 0)]).toEqual([1, 2, 132]));

it('says nothing of too few', () => {
  expect(spoken({ value: 4, low: 1, high: 7, n: 12 }, 30)).toEqual({ quiet: '12 of 30 members: too few to say', n: 12 });
  expect(spoken({ value: 4, low: 1, high: 7, n: 30 }, 30)).toMatchObject({ value: 4 });
});

it.each([[1, 2, 'below'], [4, 5, 'above'], [2, 4, 'around'], [3, 4, 'around']] as const)('%d to %d lies %s 3', (low, high, want) => expect(against({ low, high }, 3)).toBe(want));
