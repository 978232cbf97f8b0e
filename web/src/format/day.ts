export { ownZone } from './practice';

/** The calendar date at an instant in a zone, `2026-03-10`. */
export function localDate(instant: string | Date, zone: string): string {
  const at = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return at.format(new Date(instant));
}

/** The calendar date so many days before another. */
export const daysAgo = (days: number, today: string) => new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
