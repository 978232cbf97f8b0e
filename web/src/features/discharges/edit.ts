import type { Aftercare, Discharge, DischargeBody, Membership } from '@/components/discharge/dischargeQueries';
import type { SupportGroup } from '@/components/supportGroups/supportGroupQueries';

/** A draft as it is typed, from what the server has. Goals of the plan that stand in
    no summary yet come with it, open. */
export function bodyOf(d: Discharge, m?: Membership): DischargeBody {
  const known = new Set(d.goals.map((g) => g.id));
  const body: DischargeBody = { goals: [...d.goals, ...(m?.goals ?? []).filter((g) => !known.has(g.id))], checklist: d.checklist, aftercare: d.aftercare };
  const words = ['dischargeReason', 'subReason', 'reasonWords', 'diagnosesThen', 'diagnosesNow', 'medications', 'progress', 'risk', 'clientView', 'notAsked', 'selfHelpThen', 'selfHelpNow', 'copiesTo', 'readyClient', 'readyClinician'] as const;
  for (const field of words) if (d[field] !== undefined) Object.assign(body, { [field]: d[field] });
  return body;
}

/** The list with one entry changed, or without it. */
export const at = <T>(list: readonly T[], i: number, patch: Partial<T>): T[] => list.map((x, k) => (k === i ? { ...x, ...patch } : x));
export const without = <T>(list: readonly T[], i: number): T[] => list.filter((_, k) => k !== i);

type Lines = 'routines' | 'signs' | 'steps';

/** Lines of a text are the entries of a list; an empty one at the end is still being typed. */
export const linesOf = (text: string) => (text === '' ? [] : text.split('\n'));

/** What is the same for everybody, put in where a draft has nothing yet. */
export function filledFrom(a: Aftercare, shared: Pick<Aftercare, Lines>): Aftercare {
  const or = (own: string[], given: string[]) => (own.some((l) => l.trim()) ? own : given);
  return { ...a, routines: or(a.routines, shared.routines), signs: or(a.signs, shared.signs), steps: or(a.steps, shared.steps) };
}

/** A group of the directory as it goes home with somebody: its own words, kept as they
    are on the day. */
export function groupOf(g: Pick<SupportGroup, 'name' | 'when' | 'address' | 'contact' | 'phone' | 'website'>): Aftercare['groups'][number] {
  const when = [g.when, g.address].filter(Boolean).join(', ');
  const contact = [g.contact, g.phone, g.website].filter(Boolean).join(', ');
  return { name: g.name, ...(when && { when }), ...(contact && { contact }) };
}

/** A text with the words of one place replaced. Places are counted as a browser does. */
export const replaced = (text: string, start: number, end: number, instead: string) => text.slice(0, start) + instead + text.slice(end);

/** Sets what stands under a section's name, such as `aftercare.routines[0]`. */
export function inSection(body: DischargeBody, section: string, change: (text: string) => string): DischargeBody {
  const copy = structuredClone(body) as unknown as Record<string, unknown>;
  const steps = section.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  const last = steps.pop() ?? '';
  let place: Record<string, unknown> = copy;
  for (const step of steps) place = (place[step] ?? {}) as Record<string, unknown>;
  if (typeof place[last] === 'string') place[last] = change(place[last]);
  return copy as unknown as DischargeBody;
}
