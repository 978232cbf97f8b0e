import type { Part } from '@/components/conflict';
import { countryName } from '@/components/practice/places';
import { shortDate } from '@/format/dates';
import type { ClosedDays, ClosedDaysAnswer } from './settingsQueries';

/** What the form holds of when the practice is closed; '' is not said. */
export type ClosedValues = {
  country: string;
  region: string;
  except: string[];
  whenClosed: NonNullable<ClosedDays['whenClosed']>;
  closures: ClosedDays['closures'];
};

export const closedValuesOf = (a: ClosedDaysAnswer): ClosedValues => ({
  country: a.country ?? '',
  region: a.region ?? '',
  except: a.except,
  whenClosed: a.whenClosed ?? 'shift',
  closures: a.closures,
});

/** The form as the server takes it. */
export const closedDaysOf = (v: ClosedValues): ClosedDays => ({
  country: v.country || undefined,
  region: v.region || undefined,
  except: v.country ? v.except : [],
  whenClosed: v.whenClosed,
  closures: v.closures.map((c) => ({ ...c, reason: c.reason.trim() })),
});

/** What one can tell before asking the server. */
export function closedFaults({ closures }: ClosedValues): Record<string, string> {
  const wrong: Record<string, string> = {};
  closures.forEach((c, i) => {
    if (!c.from) wrong[`closures.${i}.from`] = 'From which day?';
    if (!c.to) wrong[`closures.${i}.to`] = 'Through which day?';
    if (c.from && c.to && c.to < c.from) wrong[`closures.${i}.to`] = 'Before its first day';
    if (!c.reason.trim()) wrong[`closures.${i}.reason`] = 'Such as “Winter break”';
  });
  return wrong;
}

/** What becomes of a planned session that would fall on a closed day. */
export const whenClosedWords: Record<ClosedValues['whenClosed'], string> = {
  shift: 'It and all later ones come at the group’s next days',
  shift_week: 'It and all later ones come one week later',
  next_day: 'It alone moves to the next open day',
  skip: 'It is left out: one session fewer',
};

export const closureWords = ({ from, to, reason }: ClosedDays['closures'][number]) => `${reason}: ${from === to || !to ? shortDate(from) : `${shortDate(from)} to ${shortDate(to)}`}`;

/** What two may change independently. */
export const closedParts: Array<Part<ClosedValues>> = [
  { label: 'Public holidays', fields: ['country', 'region', 'except'], words: (v) => (v.country ? [countryName(v.country), v.region, v.except.length > 0 && `not ${v.except.join(', ')}`].filter(Boolean).join(', ') : 'none') },
  { label: 'A session on a closed day', fields: ['whenClosed'], words: (v) => whenClosedWords[v.whenClosed] },
  { label: 'Closures', fields: ['closures'], words: (v) => v.closures.map(closureWords).join('\n') || 'none' },
];
