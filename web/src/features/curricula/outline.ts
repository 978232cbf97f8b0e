import type { components } from '@/api/schema';

type Stored = components['schemas']['Week'];
type OutlineBody = components['schemas']['CurriculumBody'];

/** A line of a list, with a key that stays while people edit around it. */
export type Line = { key: string; text: string };
/** One part of a session; minutes are null while the field is empty. */
export type Part = { key: string; title: string; minutes: number | null; technique: string };

/** A week being edited. It is known by its key, not its number, so that the
    weeks that build on it follow when it moves. */
export type Week = {
  key: string;
  theme: string;
  goal: string;
  objectives: Line[];
  agenda: Part[];
  materials: Line[];
  homework: { title: string; instructions: string };
  /** Keys of earlier weeks. */
  buildsOn: string[];
};

export type Outline = { name: string; summary: string; citation: string; weeks: Week[] };

const newKey = () => crypto.randomUUID();
export const newLine = (text = ''): Line => ({ key: newKey(), text });
export const newPart = (): Part => ({ key: newKey(), title: '', minutes: 15, technique: '' });
export const newWeek = (theme = ''): Week => ({
  key: newKey(),
  theme,
  goal: '',
  objectives: [],
  agenda: [],
  materials: [],
  homework: { title: '', instructions: '' },
  buildsOn: [],
});

/** What the server has, ready for editing. */
export function outlineFrom(c: { name: string; summary?: string; citation?: string; weeks: Stored[] | null }): Outline {
  const weeks = c.weeks ?? [];
  const keys = weeks.map(newKey);
  return {
    name: c.name,
    summary: c.summary ?? '',
    citation: c.citation ?? '',
    weeks: weeks.map((w, i) => ({
      key: keys[i] ?? newKey(),
      theme: w.theme,
      goal: w.goal,
      objectives: w.objectives.map(newLine),
      agenda: w.agenda.map((a) => ({ key: newKey(), title: a.title, minutes: a.minutes, technique: a.technique ?? '' })),
      materials: w.materials.map(newLine),
      homework: { title: w.homework?.title ?? '', instructions: w.homework?.instructions ?? '' },
      buildsOn: w.buildsOn.flatMap((n) => keys[n - 1] ?? []),
    })),
  };
}

const said = (l: Line) => l.text.trim() !== '';
const begun = (p: Part) => p.title.trim() !== '' || p.technique.trim() !== '';

/** Without the lines that were opened and left empty, so that the places the
    server names are the places on the page. */
export function tidy(o: Outline): Outline {
  const weeks = o.weeks.map((w) => ({ ...w, objectives: w.objectives.filter(said), materials: w.materials.filter(said), agenda: w.agenda.filter(begun) }));
  return { ...o, weeks };
}

/** The outline as the API takes it. */
export function bodyOf(o: Outline): OutlineBody {
  const tidied = tidy(o);
  return {
    name: tidied.name.trim(),
    summary: tidied.summary.trim(),
    citation: tidied.citation.trim(),
    weeks: tidied.weeks.map((w) => ({
      theme: w.theme.trim(),
      goal: w.goal.trim(),
      objectives: w.objectives.map((l) => l.text.trim()),
      agenda: w.agenda.map((a) => ({ title: a.title.trim(), minutes: a.minutes ?? 0, technique: a.technique.trim() })),
      materials: w.materials.map((l) => l.text.trim()),
      ...(w.homework.title.trim() || w.homework.instructions.trim()
        ? { homework: { title: w.homework.title.trim(), instructions: w.homework.instructions.trim() } }
        : {}),
      buildsOn: linksOf(tidied, w),
    })),
  };
}

/** The numbers of the weeks that a week builds on, in order. */
export const linksOf = (o: Outline, w: Week): number[] =>
  w.buildsOn
    .map((key) => o.weeks.findIndex((other) => other.key === key) + 1)
    .filter((n) => n > 0)
    .sort((a, b) => a - b);

/** The numbers of the weeks that build on this one. */
export const builtUpon = (o: Outline, w: Week): number[] => o.weeks.flatMap((other, i) => (other.buildsOn.includes(w.key) ? [i + 1] : []));

/** Same content, whatever the keys. */
export const sameOutline = (a: Outline, b: Outline) => JSON.stringify(bodyOf(a)) === JSON.stringify(bodyOf(b));

/** Minutes of a week's agenda. */
export const minutesOf = (w: Pick<Week, 'agenda'>) => w.agenda.reduce((sum, a) => sum + (a.minutes ?? 0), 0);
