import type { Currency } from '@/api/currencies';

export type Option = { value: string; label: string };

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** The name of a country by its ISO 3166 code. */
export const countryName = (code: string) => countryNames.of(code) ?? code;

/** The countries where people pay with one of the currencies, by name. */
export const countries = (currencies: Currency[]): Option[] =>
  currencies
    .flatMap((c) => c.countries)
    .map((value) => ({ value, label: countryName(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));

/** What people pay with in a country. */
export const currencyIn = (country: string, currencies: Currency[]) => currencies.find((c) => c.countries.includes(country))?.code;

/** The country that a browser's language names, or the one where it is spoken
    most. */
export function countryOf(language: string): string {
  const locale = new Intl.Locale(language);
  return locale.region ?? locale.maximize().region ?? 'US';
}

/** Where the numbers of the United States are used. */
export const inUnitedStates = (country: string) => ['US', 'AS', 'GU', 'MP', 'PR', 'VI'].includes(country);

/** Time zones as the browser knows them; one's own is always among them. */
export const zones = (own: string): Option[] => [...new Set([own, ...Intl.supportedValuesOf('timeZone')])].toSorted().map((value) => ({ value, label: value.replaceAll('_', ' ') }));
