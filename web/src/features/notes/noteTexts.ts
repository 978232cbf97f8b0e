// A note as texts that save themselves: its sections by key, and its choices
// under keys that begin with $.
import type { GoalLink, KeptFinding, NoteFormat, NoteSection, ProgressNote, SharedPart } from '@/components/notes/noteTypes';
import { isChoice, type Texts } from '@/components/document/saveAsYouGo';

const listText = (list: readonly unknown[]) => (list.length === 0 ? '' : JSON.stringify(list));

function listOf<T>(text: string | undefined): T[] {
  try {
    const list: unknown = JSON.parse(text || '[]');
    return Array.isArray(list) ? (list as T[]) : [];
  } catch {
    return [];
  }
}

export const goalsText = (goals: readonly GoalLink[]) => listText(goals.map(({ id, text, progress }) => ({ id, text, progress })));
export const goalsOf = (texts: Texts) => listOf<GoalLink>(texts.$goals);
export const keptText = (kept: readonly KeptFinding[]) => listText(kept.map(({ kind, section, text, reason }) => ({ kind, section, text, reason })));
export const keptOf = (texts: Texts) => listOf<KeptFinding>(texts.$kept);
export const techniquesText = (names: readonly string[]) => listText(names);
export const techniquesOf = (texts: Texts) => listOf<string>(texts.$techniques);

export const textsOfNote = (note: ProgressNote | undefined): Texts => ({
  ...Object.fromEntries((note?.sections ?? []).map((s) => [s.key, s.text])),
  $format: note?.format ?? '',
  $goals: goalsText(note?.goals ?? []),
  $kept: keptText(note?.kept ?? []),
});

export const textsOfShared = (shared: SharedPart): Texts => ({ shared: shared.text, $techniques: techniquesText(shared.techniques), $kept: keptText(shared.kept) });

/** The headings that one writes under: those of the format, and behind them what
    was typed under another format's. Nothing typed is out of sight. */
export function headings(format: NoteFormat, texts: Texts, titleOf: (key: string) => string): Array<{ key: string; title: string; extra: boolean }> {
  const own = new Set(format.sections.map((s) => s.key));
  const extra = Object.keys(texts).filter((key) => !isChoice(key) && !own.has(key) && (texts[key] ?? '').trim() !== '');
  return [...format.sections.map((s) => ({ ...s, extra: false })), ...extra.map((key) => ({ key, title: titleOf(key), extra: true }))];
}

export const sectionsOf = (format: NoteFormat, texts: Texts, titleOf: (key: string) => string): NoteSection[] => headings(format, texts, titleOf).map(({ key, title }) => ({ key, title, text: texts[key] ?? '' }));

/** Whether anything is written in it yet. */
export const isWritten = (texts: Texts) => Object.entries(texts).some(([key, text]) => !isChoice(key) && text.trim() !== '');
