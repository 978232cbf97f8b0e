import type { RosterSeat } from './sessionQueries';

/** The name by which the group tells them from everybody else in it; the code
    for those who work with codes. */
export const nameOf = (r: Pick<RosterSeat, 'roomName' | 'clientCode'>) => r.roomName || r.clientCode;

/** `Ben`, `Ben and Chloe`, `Ben, Chloe and Dov`. */
export function listed(names: string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
