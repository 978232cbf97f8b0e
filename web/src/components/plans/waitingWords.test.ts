import { expect, it } from 'vitest';
import { waitingWords } from './waitingWords';

it('says in a sentence which plans wait', () => {
  expect(waitingWords({ due: 0, overdue: 0, unsigned: 2, cosign: 0 })).toBe('Every plan stands and none is due soon.');
  expect(waitingWords({ due: 0, overdue: 1, unsigned: 0, cosign: 0 })).toBe('One plan is overdue.');
  expect(waitingWords({ due: 1, overdue: 3, unsigned: 0, cosign: 0 })).toBe('Three plans are overdue and one is due soon.');
  expect(waitingWords({ due: 1, overdue: 3, unsigned: 0, cosign: 2 })).toBe('Three plans are overdue, one is due soon, and two wait for you to co-sign.');
});
