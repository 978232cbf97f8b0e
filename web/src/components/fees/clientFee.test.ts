import { describe, expect, it } from 'vitest';
import { feeFaults } from './clientFee';

describe('a fee agreed with a client', () => {
  it.each([
    ['the cohort’s is always right', null, 'USD', []],
    ['30 needs no reason', { amount: 3000, reason: '' }, 'USD', []],
    ['150 needs no reason', { amount: 15000, reason: '' }, 'USD', []],
    ['below 30 needs one', { amount: 2999, reason: ' ' }, 'USD', ['reason']],
    ['above 150 needs one', { amount: 15001, reason: '' }, 'USD', ['reason']],
    ['a reason lets it be', { amount: 0, reason: 'Hardship' }, 'USD', []],
    ['the band follows the currency', { amount: 4500, reason: '' }, 'JPY', []],
    ['what is no amount is told', { amount: null, reason: '' }, 'USD', ['amount']],
  ])('%s', (_, fee, currency, wrong) => {
    expect(Object.keys(feeFaults(fee, currency === 'JPY' ? { low: 4500, high: 25000 } : { low: 3000, high: 15000 }, currency))).toEqual(wrong);
  });
});
