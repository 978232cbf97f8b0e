import { newWeek, type Outline, type Week } from './outline';

/** What became of the outline, and which links it cost: a week builds only on
    earlier ones, so a move past one of them drops that link. */
export type Moved = { outline: Outline; /** In sentences, for the person who moved it. */ lost: string[] };

/** Moves the week to another place; links follow it. */
export function moveWeek(o: Outline, key: string, to: number): Moved {
  const from = o.weeks.findIndex((w) => w.key === key);
  const week = o.weeks[from];
  if (!week || from === to) return { outline: o, lost: [] };
  const weeks = o.weeks.filter((w) => w.key !== key);
  weeks.splice(Math.max(0, Math.min(to, weeks.length)), 0, week);
  return withoutForwardLinks({ ...o, weeks });
}

/** Why a week cannot stand at another place: what it builds on would come after
    it, or it after what builds on it. In sentences that name the weeks. */
export function moveRefusals(o: Outline, key: string, to: number): string[] {
  const week = o.weeks.find((w) => w.key === key);
  if (!week) return [];
  const after = moveWeek(o, key, to).outline.weeks.map((w) => w.key);
  const named = (w: Week) => `Week ${o.weeks.indexOf(w) + 1}, ${w.theme || 'without a theme'},`;
  return o.weeks.flatMap((w) =>
    w.buildsOn.flatMap((needed) => {
      const other = o.weeks.find((x) => x.key === needed);
      if (!other || after.indexOf(needed) < after.indexOf(w.key)) return [];
      return [`${named(w)} builds on week ${o.weeks.indexOf(other) + 1}, ${other.theme || 'without a theme'}, and cannot come before it.`];
    }),
  );
}

/** Removes the week and every link to it. */
export function removeWeek(o: Outline, key: string): Moved {
  return withoutForwardLinks({ ...o, weeks: o.weeks.filter((w) => w.key !== key) }, o);
}

/** A copy right behind the week, building on what the week builds on. */
export function duplicateWeek(o: Outline, key: string): { outline: Outline; key: string } {
  const at = o.weeks.findIndex((w) => w.key === key);
  const week = o.weeks[at];
  if (!week) return { outline: o, key };
  const again = <T extends { key: string }>(items: T[]) => items.map((i) => ({ ...i, key: crypto.randomUUID() }));
  const copy: Week = {
    ...week,
    key: crypto.randomUUID(),
    theme: next(week.theme),
    objectives: again(week.objectives),
    agenda: again(week.agenda),
    prompts: again(week.prompts),
    skills: again(week.skills),
    tools: again(week.tools),
    materials: again(week.materials),
    handouts: again(week.handouts),
    homework: { ...week.homework, stages: again(week.homework.stages) },
    buildsOn: [...week.buildsOn],
  };
  return { outline: { ...o, weeks: o.weeks.toSpliced(at + 1, 0, copy) }, key: copy.key };
}

/** An empty week behind the one at `after`, or at the end. */
export function addWeek(o: Outline, after = o.weeks.length - 1): { outline: Outline; key: string } {
  const week = newWeek();
  return { outline: { ...o, weeks: o.weeks.toSpliced(after + 1, 0, week) }, key: week.key };
}

export const changeWeek = (o: Outline, key: string, change: Partial<Week> | ((week: Week) => Partial<Week>)): Outline => ({
  ...o,
  weeks: o.weeks.map((w) => (w.key === key ? { ...w, ...(typeof change === 'function' ? change(w) : change) } : w)),
});

function withoutForwardLinks(o: Outline, before: Outline = o): Moved {
  const place = new Map(o.weeks.map((w, i) => [w.key, i]));
  const nameOf = (key: string) => before.weeks.find((w) => w.key === key)?.theme || 'a week without a theme';
  const lost: string[] = [];
  const weeks = o.weeks.map((w, i) => {
    const kept = w.buildsOn.filter((key) => (place.get(key) ?? Infinity) < i);
    if (kept.length === w.buildsOn.length) return w;
    const gone = w.buildsOn.filter((key) => !kept.includes(key)).map(nameOf);
    lost.push(`Week ${i + 1} no longer builds on ${gone.join(' and ')}.`);
    return { ...w, buildsOn: kept };
  });
  return { outline: { ...o, weeks }, lost };
}

/** `Practice` → `Practice II`, `Practice II` → `Practice III`. */
function next(theme: string): string {
  const numerals = ['', 'II', 'III', 'IV', 'V', 'VI'];
  const last = /^(.*) (I|II|III|IV|V)$/.exec(theme);
  if (!last) return theme && `${theme} II`;
  const at = ['I', ...numerals.slice(1)].indexOf(last[2] ?? '');
  return `${last[1]} ${numerals[at + 1]}`;
}
