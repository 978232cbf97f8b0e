import type { Checked } from '@/components/document/DocumentEditor';
import type { Mark } from '@/components/document/marks';
import { faultCalled } from '@/components/notes/noteState';
import type { Fault } from '@/components/notes/noteTypes';

/** A finding that lies on words: it has a place in a text that is there. */
export const hasPlace = (f: Fault) => f.end > f.start;
export const faultId = (f: Fault) => [f.kind, f.section, f.start, f.end, f.otherClientId].join('.');

/** What the checks found in each text, as marks on the text that they read. */
export function checkedBy(faults: readonly Fault[], texts: ReadonlyArray<{ key: string; text: string }>, said: (f: Fault) => string): Record<string, Checked> {
  return Object.fromEntries(
    texts.map(({ key, text }) => {
      const marks = faults.filter((f) => f.section === key && !f.kept && hasPlace(f) && f.end <= text.length).map((f) => markOf(f, said(f)));
      return [key, { text, marks }];
    }),
  );
}

const markOf = (f: Fault, why: string): Mark => ({
  id: faultId(f),
  start: f.start,
  end: f.end,
  tone: f.severity === 'block' ? 'late' : 'soon',
  word: faultCalled(f.kind),
  why,
  instead: f.suggestion || undefined,
});
