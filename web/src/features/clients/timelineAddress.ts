import type { Happened } from './timelineQuery';

/** The kinds that an address asks for, of those that there are: `?show=note,score`. */
export function kindsIn(search: Record<string, unknown>, known: Array<Happened['kind']>): Array<Happened['kind']> {
  const asked = typeof search.show === 'string' ? search.show.split(',') : [];
  return known.filter((kind) => asked.includes(kind));
}

/** The same as an address, with nothing in it where all are shown. */
export const kindsAddressed = (kinds: string[]) => ({ show: kinds.length > 0 ? kinds.join() : undefined });
