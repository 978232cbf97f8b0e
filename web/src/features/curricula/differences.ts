import type { Change } from '@/components/ConflictDialog';
import { linksOf, type Outline, type Week } from './outline';

/** A week in words, to compare two people's. */
function weekText(o: Outline, w: Week | undefined): string {
  if (!w) return '';
  const links = linksOf(o, w);
  return [
    w.theme,
    w.goal && `Goal: ${w.goal}`,
    ...w.objectives.map((l) => `– ${l.text}`),
    ...w.agenda.map((a) => `${a.minutes ?? 0} min ${a.title}${a.technique ? ` (${a.technique})` : ''}`),
    ...w.materials.map((l) => `Material: ${l.text}`),
    w.homework.title && `Homework: ${w.homework.title}`,
    w.homework.instructions,
    links.length > 0 && `Builds on ${links.join(', ')}`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Where two outlines differ, part by part. */
export function differences(mine: Outline, theirs: Outline): Change[] {
  const changes: Change[] = [
    { label: 'Name', mine: mine.name, theirs: theirs.name },
    { label: 'Summary', mine: mine.summary, theirs: theirs.summary },
    { label: 'Source', mine: mine.citation, theirs: theirs.citation },
  ];
  for (let i = 0; i < Math.max(mine.weeks.length, theirs.weeks.length); i++) {
    changes.push({ label: `Week ${i + 1}`, mine: weekText(mine, mine.weeks[i]), theirs: weekText(theirs, theirs.weeks[i]) });
  }
  return changes.filter((c) => c.mine !== c.theirs);
}
