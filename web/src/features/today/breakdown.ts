import { daysBetween } from '@/format/dates';

type Counted = { serviceDate: string; fee: { amount: number } };

/** A part of the open charges. Amounts are minor units of the practice's currency. */
export type Part = { key: string; label: string; count: number; amount: number; from?: string; to?: string };

const ages = [
  { key: 'fresh', label: 'Up to 30 days', upTo: 30 },
  { key: 'older', label: '31 to 60 days', upTo: 60 },
  { key: 'old', label: 'Over 60 days', upTo: Infinity },
];

const before = (today: string, days: number) => new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** Open charges by how long ago the service was. */
export function byAge(charges: Counted[], today: string): Part[] {
  const parts = ages.map(({ key, label, upTo }, i) => ({
    key,
    label,
    count: 0,
    amount: 0,
    from: upTo === Infinity ? undefined : before(today, upTo),
    to: i === 0 ? undefined : before(today, (ages[i - 1]?.upTo ?? 0) + 1),
  }));
  for (const c of charges) {
    const days = daysBetween(c.serviceDate, today);
    const part = parts[ages.findIndex((a) => days <= a.upTo)];
    if (part) add(part, c);
  }
  return parts;
}

const monthName = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Open charges by month of service, newest first; months without any are left out. */
export function byMonth(charges: Counted[]): Part[] {
  const months = new Map<string, Part>();
  for (const c of charges) {
    const key = c.serviceDate.slice(0, 7);
    const part = months.get(key) ?? monthPart(key);
    months.set(key, part);
    add(part, c);
  }
  return [...months.values()].sort((a, b) => b.key.localeCompare(a.key));
}

function monthPart(key: string): Part {
  const last = new Date(Date.UTC(Number(key.slice(0, 4)), Number(key.slice(5)), 0)).toISOString().slice(0, 10);
  return { key, label: monthName.format(new Date(`${key}-01T00:00:00Z`)), count: 0, amount: 0, from: `${key}-01`, to: last };
}

function add(part: Part, charge: Counted) {
  part.count += 1;
  part.amount += charge.fee.amount;
}

/** How many different sessions the charges come from; one charged by hand comes from none. */
export const sessionsOf = (charges: { sessionId?: string }[]) => new Set(charges.flatMap((c) => c.sessionId ?? [])).size;
