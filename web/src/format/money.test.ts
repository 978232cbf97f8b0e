import { describe, expect, it } from 'vitest';
import { formatMoney, parseMoney, plainMoney, typedMoney } from './money';

describe('formatMoney', () => {
  it.each([
    [4500, 'USD', '$45.00'],
    [1426500, 'USD', '$14,265.00'],
    [-2500, 'USD', '-$25.00'],
    [4500, 'EUR', '€45.00'],
    [4500, 'JPY', '¥4,500'],
    [4500, 'KWD', 'KWD 4.500'],
  ])('writes %i %s as %s', (amount, currency, said) => {
    expect(formatMoney({ amount, currency }).replace(/\u00a0/g, ' ')).toBe(said);
  });
});

describe('parseMoney', () => {
  it.each([
    ['45', 'USD', 4500],
    ['$45.1', 'USD', 4510],
    ['1,426.50', 'USD', 142650],
    ['-25.00', 'USD', -2500],
    ['4500', 'JPY', 4500],
    ['0.29', 'USD', 29],
    ['1.005', 'KWD', 1005],
  ])('reads %s %s as %i minor units', (typed, currency, minor) => expect(parseMoney(typed, currency)).toBe(minor));

  it.each([
    ['', 'USD'],
    ['.', 'USD'],
    ['45.001', 'USD'],
    ['45.5', 'JPY'],
    ['1,42', 'USD'],
    ['4-5', 'USD'],
    ['99999999999999999999', 'USD'],
  ])('refuses %j %s', (typed, currency) => expect(parseMoney(typed, currency)).toBeNull());

  it('reads back what it writes', () => {
    for (const amount of [0, 1, 29, 4510, 1426500]) expect(parseMoney(typedMoney(amount, 'USD'), 'USD')).toBe(amount);
  });
});

it.each([
  [4500, 'USD', '45.00'],
  [-142650, 'USD', '−1,426.50'],
  [0, 'USD', '0.00'],
  [4500, 'JPY', '4,500'],
])('in a column %i %s is %s', (amount, currency, said) => expect(plainMoney(amount, currency)).toBe(said));
