import { relativeDay, shortDate } from '@/format/dates';

/** What a timeline needs to know of an entry to order and fold it. */
export type Dated = { id: string; date: string; kind: string; quiet?: boolean };

/** What the column shows, from the top. */
export type TimelineRow<E extends Dated> =
  | { type: 'year'; year: string }
  /** `first` of its day bears the date. */
  | { type: 'entry'; entry: E; first: boolean }
  /** Quiet entries in a row, as one line until it is opened. */
  | { type: 'fold'; id: string; entries: E[]; from: string; to: string };

// Two quiet entries take hardly more room than the line that would hide them.
const worthFolding = 3;

/** Entries newest first, with a line where the year changes and quiet runs
    folded. A fold's id is its newest entry's; `open` names those to show whole. */
export function timelineRows<E extends Dated>(entries: readonly E[], { today, open = new Set() }: { today: string; open?: ReadonlySet<string> }): TimelineRow<E>[] {
  const rows: TimelineRow<E>[] = [];
  let year = today.slice(0, 4);
  let day = '';
  const pass = (date: string) => {
    if (date.slice(0, 4) === year) return;
    year = date.slice(0, 4);
    rows.push({ type: 'year', year });
  };
  for (const run of runs(newestFirst(entries))) {
    const [newest, oldest] = [run[0], run.at(-1)];
    if (!newest || !oldest) continue;
    if (run.length >= worthFolding && !open.has(newest.id)) {
      pass(newest.date);
      rows.push({ type: 'fold', id: newest.id, entries: run, from: oldest.date, to: newest.date });
      year = oldest.date.slice(0, 4);
      day = '';
      continue;
    }
    for (const entry of run) {
      pass(entry.date);
      rows.push({ type: 'entry', entry, first: entry.date !== day });
      day = entry.date;
    }
  }
  return rows;
}

/** A stable order: what was given first stands first within a day. */
const newestFirst = <E extends Dated>(entries: readonly E[]) => [...entries].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));

/** Quiet neighbors together, every other entry by itself. */
function runs<E extends Dated>(entries: E[]): E[][] {
  const out: E[][] = [];
  for (const entry of entries) {
    const last = out.at(-1);
    if (entry.quiet && last?.at(-1)?.quiet) last.push(entry);
    else out.push([entry]);
  }
  return out;
}

/** How many entries each kind has. */
export function countsByKind(entries: ReadonlyArray<{ kind: string }>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of entries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** `today`, `yesterday`, `tomorrow`, else `Mar 10`: the year stands in its own line. */
export function dayWords(date: string, today: string): string {
  const said = relativeDay(date, today);
  return /day$|tomorrow/.test(said) && !said.includes(' ') ? said : shortDate(date, date);
}
