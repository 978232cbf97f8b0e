import { currencyDigits } from './currencyDigits';

/** Minor units of an ISO 4217 currency, as the API sends them. */
export type MoneyAmount = { amount: number; currency: string };

/** The program's own table: browsers go by what cash is rounded to, which for
    the forint and some twenty others is not what ISO 4217 says. */
const digitsOf = (currency: string) => currencyDigits[currency] ?? 2;

/** `$45.00`, `€45.00`, `¥4,500`: always with all minor digits, so columns align. */
export function formatMoney({ amount, currency }: MoneyAmount): string {
  const digits = digitsOf(currency);
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount / 10 ** digits);
}

/** `1,426.50`, `−31.00`: an amount in a column whose head names the currency. */
export function plainMoney(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  const said = new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(Math.abs(amount) / 10 ** digits);
  return amount < 0 ? `−${said}` : said;
}

/** What a person typed as minor units, or null when it is not an amount the
    currency can hold. Works on digits, never on floats: "45.1" is 4510. */
export function parseMoney(typed: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(typed.replace(/[^\d.,-]/g, ''));
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  if (fraction.length > digits) return null;
  const minor = Number(whole.replaceAll(',', '') + fraction.padEnd(digits, '0'));
  if (!Number.isSafeInteger(minor)) return null;
  return sign && minor !== 0 ? -minor : minor;
}

/** Minor units as a person would type them into a field: `45.00`. */
export function typedMoney(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
}
