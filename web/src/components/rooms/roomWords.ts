import { shortDate } from '@/format/dates';
import { count } from '@/format/words';
import type { Delivery, FreeAnswer, Room } from './roomQueries';

/** `12 seats, Harbor Street 14` */
export const roomDetail = (r: Room) => [r.kind === 'online' ? 'online' : r.seats ? count(r.seats, 'seat') : '', r.address, `place of service ${r.placeOfService}`].filter(Boolean).join(', ');

/** Who meets online needs no room, and everybody else does. */
export const suits = (r: Room, delivery: Delivery) => (r.kind === 'online') === (delivery === 'online');

type Choice = { value: string; label: string };

/** The rooms to choose from: those that are free at all hours first, where that is
    known; what is chosen is always among them. */
export function roomChoices(rooms: readonly Room[], delivery: Delivery, chosen: string, free?: FreeAnswer): Choice[] | Array<{ group: string; items: Choice[] }> {
  const offered = rooms.filter((r) => r.id === chosen || (!r.retired && suits(r, delivery)));
  const choice = (r: Room, more = ''): Choice => ({ value: r.id, label: `${r.name}${r.seats ? `, ${count(r.seats, 'seat')}` : ''}${more}` });
  const takenOf = (r: Room) => free?.rooms.find((f) => f.id === r.id)?.taken ?? [];
  const taken = offered.filter((r) => takenOf(r).length > 0);
  if (!free || taken.length === 0) return offered.map((r) => choice(r));
  return [
    { group: 'Free then', items: offered.filter((r) => !taken.includes(r)).map((r) => choice(r)) },
    { group: 'Taken', items: taken.map((r) => choice(r, `, ${takenWords(takenOf(r))}`)) },
  ].filter((g) => g.items.length > 0);
}

/** `by Anger on Mar 17 and 3 more` */
export function takenWords(taken: FreeAnswer['rooms'][number]['taken']): string {
  const [first] = taken;
  if (!first) return '';
  return `by ${first.cohort} on ${shortDate(first.date)}${taken.length > 1 ? ` and ${taken.length - 1} more` : ''}`;
}

/** `Free then: Maya Lindqvist, Tomas Reyes.` */
export function freeLeaderWords(free: FreeAnswer): string {
  const names = free.leaders.filter((l) => l.taken.length === 0).map((l) => l.name);
  if (names.length === 0) return 'No leader is free at all of these hours.';
  return names.length === free.leaders.length ? 'Every leader is free then.' : `Free then: ${names.join(', ')}.`;
}
