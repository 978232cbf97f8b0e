import { localDate } from '@/format/dates';
import { actionWords } from './auditWords';
import type { Sighting } from './sightingQueries';

/** What one person saw on one day, newest first. */
export type SightingDay = { key: string; day: string; sightings: [Sighting, ...Sighting[]]; whole: boolean };

/** Sums sightings by person and day. More of the last day may come while there is
    more to load: it is not whole then. */
export function daysOf(sightings: Sighting[], zone: string, more: boolean): SightingDay[] {
  const days = new Map<string, SightingDay>();
  for (const s of sightings) {
    const day = localDate(s.at, zone);
    const key = `${day} ${s.actorId ?? s.actorName} ${s.role}`;
    const known = days.get(key);
    if (known) known.sightings.push(s);
    else days.set(key, { key, day, sightings: [s], whole: true });
  }
  const last = sightings.at(-1);
  const unsure = more && last ? localDate(last.at, zone) : undefined;
  return [...days.values()].map((d) => ({ ...d, whole: d.day !== unsure }));
}

/** "opened a client 3 times, looked at the cohorts" */
export function sumWords({ sightings }: SightingDay): string {
  const times = new Map<string, number>();
  for (const s of sightings) {
    const words = actionWords(s.action, s.outcome);
    times.set(words, (times.get(words) ?? 0) + 1);
  }
  return [...times].map(([words, n]) => (n === 1 ? words : `${words} ${n === 2 ? 'twice' : `${n} times`}`)).join(', ');
}

/** Whom a person saw on a day, each once. */
export function clientsOf({ sightings }: SightingDay): string[] {
  return [...new Set(sightings.flatMap((s) => s.clients.map((c) => c.clientCode)))].sort();
}

/** Alone, or in a list of how many. */
export const amongWords = (s: Sighting) => (s.among === 1 ? 'alone' : `among ${s.among} clients`);
