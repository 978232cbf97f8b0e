import type { Change } from '@/components/ConflictDialog';
import { choicePhrase, choiceWord } from './choices';
import { linksOf, type Outline, type Part, type Stage, type Week } from './outline';

/** A week in words, to compare two people's, or two versions. */
export function weekText(o: Outline, w: Week | undefined): string {
  if (!w) return '';
  const links = linksOf(o, w);
  return [
    w.theme,
    w.goal && `Goal: ${w.goal}`,
    w.topics.length > 0 && `About ${w.topics.map(choicePhrase).join(', ')}`,
    ...w.objectives.map((l) => `– ${l.text}`),
    ...w.agenda.map(partText),
    ...w.prompts.map((l) => `Prompt: ${l.text}`),
    ...w.skills.map((l) => `Skill: ${l.text}`),
    ...w.tools.map((l) => `Tool: ${l.text}`),
    ...w.materials.map((l) => `Material: ${l.text}`),
    ...w.handouts.map((h) => `Handout: ${h.name}`),
    w.homework.title && `Homework: ${w.homework.title}`,
    w.homework.instructions,
    ...w.homework.stages.map(stageText),
    links.length > 0 && `Builds on ${links.join(', ')}`,
  ]
    .filter(Boolean)
    .join('\n');
}

export const partText = (a: Part) =>
  `${a.minutes ?? 0} min ${a.title}${a.kind || a.technique ? ` (${[a.kind && choicePhrase(a.kind), a.technique].filter(Boolean).join(', ')})` : ''}`;
export const stageText = (x: Stage) => `${x.title}, ${x.weeks ?? 0} ${x.weeks === 1 ? 'week' : 'weeks'}${x.goal ? `: ${x.goal}` : ''}`;

/** Where two outlines differ, part by part. */
export function differences(mine: Outline, theirs: Outline): Change[] {
  const changes: Change[] = [
    { label: 'Name', mine: mine.name, theirs: theirs.name },
    { label: 'Summary', mine: mine.summary, theirs: theirs.summary },
    { label: 'Source', mine: mine.citation, theirs: theirs.citation },
    { label: 'Tags', mine: mine.tags.join(', '), theirs: theirs.tags.join(', ') },
    { label: 'Problem area', mine: choiceWord(mine.problemArea ?? ''), theirs: choiceWord(theirs.problemArea ?? '') },
    { label: 'Group type', mine: choiceWord(mine.groupType ?? ''), theirs: choiceWord(theirs.groupType ?? '') },
  ];
  for (let i = 0; i < Math.max(mine.weeks.length, theirs.weeks.length); i++) {
    changes.push({ label: `Week ${i + 1}`, mine: weekText(mine, mine.weeks[i]), theirs: weekText(theirs, theirs.weeks[i]) });
  }
  return changes.filter((c) => c.mine !== c.theirs);
}
