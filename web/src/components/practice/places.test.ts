import { describe, expect, it } from 'vitest';
import { countries, countryOf, currencyIn } from './places';

const usual = { low: 1, high: 2 };
const table = [
  { code: 'CHF', name: 'Swiss Franc', digits: 2, usualFees: usual, countries: ['CH', 'LI'] },
  { code: 'EUR', name: 'Euro', digits: 2, usualFees: usual, countries: ['AT', 'DE'] },
];

it.each([
  ['en-GB', 'GB'],
  ['de', 'DE'],
  ['pt-BR', 'BR'],
  ['zh-Hant', 'TW'],
  ['en', 'US'],
])('a browser in %s is in %s', (language, country) => expect(countryOf(language)).toBe(country));

describe('the countries of the table', () => {
  it('are listed by name', () => expect(countries(table).map((c) => c.label)).toEqual(['Austria', 'Germany', 'Liechtenstein', 'Switzerland']));
  it('pay with its currencies', () => expect([currencyIn('LI', table), currencyIn('DE', table), currencyIn('US', table)]).toEqual(['CHF', 'EUR', undefined]));
});
