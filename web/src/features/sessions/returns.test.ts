import { expect, test } from 'vitest';
import { backOf } from './returns';

const returns = (...statuses: Array<'open' | 'returned' | 'partial' | 'not_done' | 'excused'>) => statuses.map((status) => ({ status }));

test.each([
  [returns('returned', 'open', 'open', 'not_done'), '1 of 4 back, 2 not asked yet'],
  [returns('returned', 'partial', 'not_done'), '2 of 3 back'],
  [returns('open', 'excused'), '0 of 1 back, 1 not asked yet'],
  [returns('returned', 'returned'), '2 of 2 back'],
])('says who was asked', (all, said) => expect(backOf(all)).toBe(said));
