import type { Fault, SessionNotes } from '@/components/notes/noteTypes';
import { calledOf, namesHidden } from '@/format/person';

/** What a finding says. While names are hidden its sentence, which may hold one,
    gives way to one with the code. */
export const saidOf = (notes: SessionNotes) => (f: Fault) => {
  const other = notes.members.find((m) => m.clientId === f.otherClientId);
  const who = other ? calledOf(other) : namesHidden() ? 'another member' : f.who;
  if (/names?_/.test(f.kind) && who) return f.text && f.text !== who && !namesHidden() ? `“${f.text}” may be read as ${who}, of this group.` : `${who} is of this group.`;
  if (/copy/.test(f.kind) && namesHidden()) return other ? `Nearly the same as in the note of ${who}.` : 'Nearly the same as in an earlier note.';
  return f.words;
};
