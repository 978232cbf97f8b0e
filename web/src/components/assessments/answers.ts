import type { Instrument, Item } from './assessmentQueries';

/** One answer per item, null where there is none. */
export type Answers = Array<number | null>;

/** Nothing answered yet. */
export const blank = (items: Item[]): Answers => items.map(() => null);

/** The values one may choose for an item; empty where it is a number to type. */
export function choices(item: Item): Array<{ value: number; label: string }> {
  if (item.answers?.length) return item.answers;
  if (item.max - item.min > 10) return [];
  return Array.from({ length: item.max - item.min + 1 }, (_, i) => ({ value: item.min + i, label: '' }));
}

/** What a typed digit answers: a value of the item, or null when it is none. */
export function digitAnswer(item: Item, key: string): number | null {
  if (!/^\d$/.test(key)) return null;
  const value = Number(key);
  return choices(item).some((c) => c.value === value) ? value : null;
}

/** The questions as they are asked when the answers are counted by a convention;
    by its first where none is chosen. */
export function itemsBy(form: Instrument, convention: string | undefined): Item[] {
  const items = form.items;
  const chosen = form.conventions?.find((c) => c.code === convention)?.answers;
  if (!chosen?.length) return items;
  const values = chosen.map((a) => a.value);
  return items.map((item) => (item.unscored ? item : { ...item, answers: chosen, min: Math.min(...values), max: Math.max(...values) }));
}

/** The items that count and have no answer, by their number on the form; not those
    that do not apply, nor those that the form itself says to leave out. */
export function unanswered(items: Item[], answers: Answers, skips: Instrument['skips'] = [], notApplicable: number[] = []): number[] {
  const given = new Map(items.map((item, i) => [item.number, answers[i] ?? null]));
  const skipped = skips.filter((s) => s.when?.every((n) => given.get(n) === 0)).flatMap((s) => s.items);
  return items
    .filter((item) => !item.unscored && given.get(item.number) === null && !skipped.includes(item.number) && !notApplicable.includes(item.number))
    .map((item) => item.number);
}

/** Kept answers as text, and back; what does not fit the form is dropped. */
export const answersText = (answers: Answers): string => (answers.every((a) => a === null) ? '' : JSON.stringify(answers));

export function answersFrom(text: string, items: Item[]): Answers {
  try {
    const kept: unknown = JSON.parse(text);
    if (Array.isArray(kept) && kept.length === items.length) {
      return items.map((item, i) => {
        const v: unknown = kept[i];
        return typeof v === 'number' && Number.isInteger(v) && v >= item.min && v <= item.max ? v : null;
      });
    }
  } catch {
    // Unreadable is the same as unanswered.
  }
  return blank(items);
}
