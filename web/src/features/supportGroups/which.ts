import type { SupportGroup, SupportGroupQuery } from '@/components/supportGroups/supportGroupQueries';
import { kinds, ways } from '@/components/supportGroups/supportGroupWords';

/** Which part of the directory: what is there, what waits for a look, what is there no more. */
export type Show = 'current' | 'waiting' | 'ended';

/** What the list is limited to. It stands in the address, so that a list can be
    kept: it names groups that are public, and nobody who goes there. */
export type Which = {
  show: Show;
  /** How long nobody looked, of what waits. */
  months: number;
  words?: string;
  kind?: SupportGroup['kind'];
  reach?: SupportGroup['reach'];
  way?: SupportGroup['ways'][number];
  cost?: 'nothing' | 'fee';
  steps?: 'yes' | 'no';
  sponsor?: 'yes' | 'no';
  language?: string;
};

export const monthChoices = [6, 12, 24];

const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : typeof v === 'number' ? String(v) : undefined);
const oneOf = <V extends string>(v: unknown, values: readonly V[]) => values.find((known) => known === v);
const either = (v: unknown) => oneOf(v, ['yes', 'no'] as const);

/** Reads the address. What cannot be read is left out. */
export function whichFrom(search: Record<string, unknown>): Which {
  return {
    show: oneOf(search.show, ['waiting', 'ended'] as const) ?? 'current',
    months: monthChoices.find((m) => m === Number(search.months)) ?? 12,
    words: text(search.words),
    kind: oneOf(search.kind, kinds.map((k) => k.value)),
    reach: oneOf(search.reach, ['national', 'local'] as const),
    way: oneOf(search.way, ways.map((w) => w.value)),
    cost: oneOf(search.cost, ['nothing', 'fee'] as const),
    steps: either(search.steps),
    sponsor: either(search.sponsor),
    language: text(search.language),
  };
}

/** As it stands in the address: without what goes without saying. */
export const searchOf = ({ show, months, ...rest }: Which) => ({ ...rest, show: show === 'current' ? undefined : show, months: months === 12 ? undefined : months });

const asked = (v?: 'yes' | 'no') => v && (v === 'yes' ? ('true' as const) : ('false' as const));

/** As the API takes it. */
export function queryOf({ show, months, cost, steps, sponsor, ...rest }: Which): SupportGroupQuery {
  return {
    ...rest,
    twelveStep: asked(steps),
    sponsor: asked(sponsor),
    cost: cost && (cost === 'nothing' ? ['free', 'donation', 'free_or_donation'] : ['nominal_fee', 'fee']),
    ended: show === 'ended' || undefined,
    unverifiedMonths: show === 'waiting' ? months : undefined,
  };
}

/** Whether anything but the part of the directory is chosen. */
export const isNarrowed = ({ show: _, months: __, ...rest }: Which) => Object.values(rest).some(Boolean);
