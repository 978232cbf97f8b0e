import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type LiveHour = Schemas['LiveHour'];
export type LivePlace = Schemas['LivePlace'];
export type LiveFact = Schemas['LiveFact'];
export type LiveRoom = Schemas['LiveRoom'];
export type LiveKind = LiveFact['kind'];

export type Where = { kind: LiveKind; clientId?: string; ref?: string };
export const placeKey = (p: Where) => `${p.kind} ${p.clientId ?? ''} ${p.ref ?? ''}`;

/** What stands at a place, with what is noted here and not sent yet. */
export type Stands = Omit<LivePlace, 'others' | 'unlanded' | 'heads'> & { heads: string[]; others: LivePlace['others']; unlanded: LivePlace['unlanded']; waits: boolean };

export const places = (hour: LiveHour | undefined): Map<string, Stands> => new Map((hour?.places ?? []).map((p) => [placeKey(p), { ...p, waits: false }]));

/** Lays what waits here over what the server has put together, in the order in
    which it was noted. */
export function laidOver(known: ReadonlyMap<string, Stands>, waiting: Iterable<LiveFact>): Map<string, Stands> {
  const shown = new Map(known);
  for (const fact of waiting) {
    const key = placeKey(fact);
    const was = shown.get(key);
    const adds = fact.kind === 'more' && (fact.over ?? []).length === 0;
    shown.set(key, {
      kind: fact.kind,
      clientId: fact.clientId,
      ref: fact.ref,
      value: adds ? String(Number(was?.value ?? 0) + Number(fact.value)) : (fact.value ?? ''),
      at: new Date(fact.millis).toISOString(),
      heads: adds ? [...(was?.heads ?? []), fact.id] : [fact.id],
      others: [],
      unlanded: [],
      waits: true,
    });
  }
  return shown;
}

export type Stamp = { millis: number; count: number };
const later = (a: Stamp, b: Stamp) => (a.millis - b.millis || a.count - b.count) > 0;

/** The logical time of what is noted now by somebody who has seen the others: the
    device's clock, and never before what it has seen. */
export function stampAfter(seen: Iterable<Stamp>, now: number): Stamp {
  let last: Stamp = { millis: 0, count: 0 };
  for (const s of seen) if (later(s, last)) last = s;
  return now > last.millis ? { millis: now, count: 0 } : { millis: last.millis, count: last.count + 1 };
}

export type Part = { number: number; title: string; minutes: number; more: number; startsAt: Date; endsAt: Date; state: 'past' | 'now' | 'ahead' };

type Agenda = Array<{ title: string; minutes: number }>;

/** The parts with their times: from the one that was begun on as it goes, before
    any was by the plan. `part` is its number, one more than there are at the end. */
export function partsAt(agenda: Agenda, startsAt: string, now: Date, part = 0, since?: string, more: (part: number) => number = () => 0): Part[] {
  const begun = part > 0 && since ? Date.parse(since) : undefined;
  let from = Date.parse(startsAt);
  return agenda.map((item, i) => {
    const number = i + 1;
    if (number === part && begun !== undefined) from = begun;
    const minutes = item.minutes + more(number);
    const begins = from;
    from += minutes * 60_000;
    let state: Part['state'] = now.getTime() >= from ? 'past' : now.getTime() >= begins ? 'now' : 'ahead';
    if (begun !== undefined) state = number < part ? 'past' : number === part ? 'now' : 'ahead';
    return { number, title: item.title, minutes, more: minutes - item.minutes, startsAt: new Date(begins), endsAt: new Date(from), state };
  });
}

/** Whole minutes until a time, negative when it is over. */
export const minutesUntil = (at: Date, now: Date) => Math.ceil((at.getTime() - now.getTime()) / 60_000);
