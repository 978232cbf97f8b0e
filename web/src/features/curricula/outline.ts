import type { components } from '@/api/schema';
import type { PartKind, Topic } from './choices';

type StoredWeek = components['schemas']['Week'];
type Stored = Pick<components['schemas']['CurriculumAnswer'], 'problemArea' | 'groupType'>;
type OutlineBody = components['schemas']['CurriculumBody'];

/** A line of a list, with a key that stays while people edit around it. */
export type Line = { key: string; text: string };
/** One part of a session; minutes are null while the field is empty. */
export type Part = { key: string; title: string; minutes: number | null; kind: PartKind | null; technique: string };
/** A file that goes with the week. */
export type Handout = { key: string; fileId: string; name: string };
/** One stage of homework that runs over several weeks. */
export type Stage = { key: string; title: string; goal: string; weeks: number | null };

/** A week being edited. It is known by its key, not its number, so that the
    weeks that build on it follow when it moves. */
export type Week = {
  key: string;
  theme: string;
  goal: string;
  topics: Topic[];
  objectives: Line[];
  agenda: Part[];
  prompts: Line[];
  skills: Line[];
  tools: Line[];
  materials: Line[];
  handouts: Handout[];
  homework: { title: string; instructions: string; stages: Stage[] };
  /** Keys of earlier weeks. */
  buildsOn: string[];
};

export type Outline = {
  name: string;
  summary: string;
  citation: string;
  tags: string[];
  problemArea: Stored['problemArea'] | null;
  groupType: Stored['groupType'] | null;
  weeks: Week[];
};

const newKey = () => crypto.randomUUID();
export const newLine = (text = ''): Line => ({ key: newKey(), text });
export const newPart = (): Part => ({ key: newKey(), title: '', minutes: 15, kind: null, technique: '' });
export const newStage = (): Stage => ({ key: newKey(), title: '', goal: '', weeks: 1 });
export const newWeek = (theme = ''): Week => ({
  key: newKey(),
  theme,
  goal: '',
  topics: [],
  objectives: [],
  agenda: [],
  prompts: [],
  skills: [],
  tools: [],
  materials: [],
  handouts: [],
  homework: { title: '', instructions: '', stages: [] },
  buildsOn: [],
});

/** What the server has, ready for editing. */
export function outlineFrom(c: { name: string; summary?: string; citation?: string; tags?: string[] | null; weeks: StoredWeek[] | null } & Stored): Outline {
  const weeks = c.weeks ?? [];
  const keys = weeks.map(newKey);
  return {
    name: c.name,
    summary: c.summary ?? '',
    citation: c.citation ?? '',
    tags: c.tags ?? [],
    problemArea: c.problemArea ?? null,
    groupType: c.groupType ?? null,
    weeks: weeks.map((w, i) => ({
      key: keys[i] ?? newKey(),
      theme: w.theme,
      goal: w.goal,
      topics: w.topics,
      objectives: w.objectives.map(newLine),
      agenda: w.agenda.map((a) => ({ key: newKey(), title: a.title, minutes: a.minutes, kind: a.kind ?? null, technique: a.technique ?? '' })),
      prompts: w.prompts.map(newLine),
      skills: w.skills.map(newLine),
      tools: w.tools.map(newLine),
      materials: w.materials.map(newLine),
      handouts: w.handouts.map((h) => ({ key: newKey(), fileId: h.fileId, name: h.name })),
      homework: {
        title: w.homework?.title ?? '',
        instructions: w.homework?.instructions ?? '',
        stages: (w.homework?.stages ?? []).map((x) => ({ key: newKey(), title: x.title, goal: x.goal, weeks: x.weeks })),
      },
      buildsOn: w.buildsOn.flatMap((n) => keys[n - 1] ?? []),
    })),
  };
}

const said = (l: Line) => l.text.trim() !== '';
const begun = (p: Part) => p.title.trim() !== '' || p.technique.trim() !== '';

/** Without the lines that were opened and left empty, so that the places the
    server names are the places on the page. */
export function tidy(o: Outline): Outline {
  const weeks = o.weeks.map((w) => ({
    ...w,
    objectives: w.objectives.filter(said),
    prompts: w.prompts.filter(said),
    skills: w.skills.filter(said),
    tools: w.tools.filter(said),
    materials: w.materials.filter(said),
    agenda: w.agenda.filter(begun),
    homework: { ...w.homework, stages: w.homework.stages.filter((x) => x.title.trim() || x.goal.trim()) },
  }));
  return { ...o, weeks };
}

/** The outline as the API takes it. */
export function bodyOf(o: Outline): OutlineBody {
  const tidied = tidy(o);
  return {
    name: tidied.name.trim(),
    summary: tidied.summary.trim(),
    citation: tidied.citation.trim(),
    tags: tidied.tags,
    ...(tidied.problemArea ? { problemArea: tidied.problemArea } : {}),
    ...(tidied.groupType ? { groupType: tidied.groupType } : {}),
    weeks: tidied.weeks.map((w) => ({
      theme: w.theme.trim(),
      goal: w.goal.trim(),
      topics: w.topics,
      objectives: texts(w.objectives),
      agenda: w.agenda.map((a) => ({ title: a.title.trim(), minutes: a.minutes ?? 0, ...(a.kind ? { kind: a.kind } : {}), technique: a.technique.trim() })),
      prompts: texts(w.prompts),
      skills: texts(w.skills),
      tools: texts(w.tools),
      materials: texts(w.materials),
      handouts: w.handouts.map((h) => ({ fileId: h.fileId, name: h.name.trim() })),
      ...homeworkBody(w.homework),
      buildsOn: linksOf(tidied, w),
    })),
  };
}

const texts = (lines: Line[]) => lines.map((l) => l.text.trim());

function homeworkBody({ title, instructions, stages }: Week['homework']) {
  if (!title.trim() && !instructions.trim() && stages.length === 0) return {};
  const runs = stages.map((x) => ({ title: x.title.trim(), goal: x.goal.trim(), weeks: x.weeks ?? 0 }));
  return { homework: { title: title.trim(), instructions: instructions.trim(), ...(runs.length > 0 ? { stages: runs } : {}) } };
}

/** A draft that an older page kept on this device, with what it did not know. */
export function completed(o: Outline): Outline {
  const none = newWeek();
  return {
    ...o,
    tags: o.tags ?? [],
    problemArea: o.problemArea ?? null,
    groupType: o.groupType ?? null,
    weeks: o.weeks.map((w) => ({
      ...none,
      ...w,
      agenda: w.agenda.map((a) => ({ ...a, kind: a.kind ?? null })),
      homework: { ...none.homework, ...w.homework },
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
