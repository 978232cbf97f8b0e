import { expect, it } from 'vitest';
import { linePath, scales, spread } from './scoreGeometry';

const { x, y } = scales({ left: 10, top: 0, width: 100, height: 50 }, [1, 11], [0, 27]);

it('puts the highest score at the top and the first session at the left', () => {
  expect([x(1), x(11), y(27), y(0)]).toEqual([10, 110, 0, 50]);
});

it('lifts the pen where a score is missing', () => {
  const path = linePath([{ x: 1, score: 0 }, { x: 2, score: null }, { x: 3, score: 27 }], x, y);
  expect(path).toBe('M 10 50 M 30 0');
});

it('stands in the middle when there is one session only', () => {
  const one = scales({ left: 0, top: 0, width: 100, height: 50 }, [4, 4], [0, 27]);
  expect(one.x(4)).toBe(50);
});

it('moves labels apart and leaves those that have room', () => {
  expect(spread([20, 22, 80], 16)).toEqual([20, 36, 80]);
});
