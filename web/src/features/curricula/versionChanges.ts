import type { ComparedText } from '@/components/compare/Compare';
import { choiceWord } from './choices';
import { partText, stageText } from './differences';
import { linksOf, type Outline, type Week } from './outline';

export type WeekChange = {
  key: string;
  kind: 'added' | 'removed' | 'moved' | 'changed' | 'same';
  /** Numbers on each side, 0 where it is not. */
  before: number;
  after: number;
  theme: string;
  texts: ComparedText[];
};

/** What became of each week between two outlines, in the order of the later one;
    a removed one stands where it was. Weeks have no names but their themes, so
    the same theme is the same week, then what says most of the same. */
export function weekChanges(a: Outline, b: Outline): WeekChange[] {
  const pairs = pairedWeeks(a, b);
  const moved = movedOf(pairs);
  const changes = b.weeks.map((w, i): WeekChange => {
    const from = pairs.get(i);
    const was = from === undefined ? undefined : a.weeks[from];
    if (from === undefined || !was) return { key: `+${i}`, kind: 'added', before: 0, after: i + 1, theme: w.theme, texts: textsOf(undefined, a, w, b) };
    const texts = textsOf(was, a, w, b);
    const differs = texts.some((t) => t.before !== t.after);
    return { key: `=${i}`, kind: moved.has(i) ? 'moved' : differs ? 'changed' : 'same', before: from + 1, after: i + 1, theme: w.theme, texts };
  });
  const kept = new Set(pairs.values());
  a.weeks.forEach((w, i) => {
    if (kept.has(i)) return;
    const gone: WeekChange = { key: `-${i}`, kind: 'removed', before: i + 1, after: 0, theme: w.theme, texts: textsOf(w, a, undefined, b) };
    const at = changes.findIndex((c) => c.before > i + 1);
    changes.splice(at < 0 ? changes.length : at, 0, gone);
  });
  return changes;
}

/** Places in the later outline to places in the earlier one. */
function pairedWeeks(a: Outline, b: Outline): Map<number, number> {
  const pairs = new Map<number, number>();
  const free = new Set(a.weeks.keys());
  const folded = (w: Week) => w.theme.trim().toLowerCase();
  b.weeks.forEach((w, i) => {
    const same = [...free].filter((j) => folded(a.weeks[j] as Week) === folded(w)).sort((x, y) => Math.abs(x - i) - Math.abs(y - i))[0];
    if (same === undefined) return;
    pairs.set(i, same);
    free.delete(same);
  });
  b.weeks.forEach((w, i) => {
    if (pairs.has(i)) return;
    const best = [...free].map((j) => ({ j, share: likeness(a.weeks[j] as Week, w) })).sort((x, y) => y.share - x.share)[0];
    if (!best || best.share < 0.5) return;
    pairs.set(i, best.j);
    free.delete(best.j);
  });
  return pairs;
}

/** How much of two weeks is the same, 0 to 1, by their lines. */
function likeness(a: Week, b: Week): number {
  const of = (w: Week) => new Set([w.goal, ...w.objectives.map((l) => l.text), ...w.agenda.map((p) => p.title), ...w.materials.map((l) => l.text), w.homework.title, w.homework.instructions].filter((x) => x.trim()));
  const [mine, theirs] = [of(a), of(b)];
  const all = new Set([...mine, ...theirs]);
  return all.size === 0 ? 0 : [...mine].filter((x) => theirs.has(x)).length / all.size;
}

/** Who really changed places: all but the longest run that keeps its order. */
function movedOf(pairs: Map<number, number>): Set<number> {
  const order = [...pairs.entries()].sort(([x], [y]) => x - y);
  const runs: number[][] = order.map(() => []);
  order.forEach(([, from], i) => {
    const before = order.slice(0, i).reduce<number[]>((best, [, earlier], k) => (earlier < from && (runs[k]?.length ?? 0) > best.length ? (runs[k] ?? []) : best), []);
    runs[i] = [...before, i];
  });
  const longest = new Set(runs.reduce((best, run) => (run.length > best.length ? run : best), []));
  return new Set(order.flatMap(([to], i) => (longest.has(i) ? [] : [to])));
}

/** A week field by field. What neither has is left out. */
function textsOf(was: Week | undefined, a: Outline, is: Week | undefined, b: Outline): ComparedText[] {
  const lines = (list: Array<{ text: string }> | undefined) => (list ?? []).map((l) => l.text).join('\n');
  const both = (key: string, label: string, of: (w: Week, o: Outline) => string): ComparedText => ({ key, label, before: was ? of(was, a) : '', after: is ? of(is, b) : '' });
  return [
    both('theme', 'Theme', (w) => w.theme),
    both('goal', 'Goal', (w) => w.goal),
    both('topics', 'Topics', (w) => w.topics.map(choiceWord).join(', ')),
    both('objectives', 'Objectives', (w) => lines(w.objectives)),
    both('agenda', 'Agenda', (w) => w.agenda.map(partText).join('\n')),
    both('prompts', 'Discussion prompts', (w) => lines(w.prompts)),
    both('skills', 'Skills', (w) => lines(w.skills)),
    both('tools', 'Tools', (w) => lines(w.tools)),
    both('materials', 'Materials', (w) => lines(w.materials)),
    both('handouts', 'Handouts', (w) => w.handouts.map((h) => h.name).join('\n')),
    both('homework', 'Homework', (w) => [w.homework.title, w.homework.instructions, ...w.homework.stages.map(stageText)].filter(Boolean).join('\n')),
    both('buildsOn', 'Builds on', (w, o) => linksOf(o, w).map((n) => o.weeks[n - 1]?.theme || `Week ${n}`).join('\n')),
  ].filter((t) => t.before || t.after);
}
