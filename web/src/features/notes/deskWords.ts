import type { NoteState, NoteStanding } from '@/components/notes/noteState';
import { spelled, spelledIn } from '@/format/words';

const are = (n: number) => (n === 1 ? 'is' : 'are');

/** What a colleague would say of the page: "Eight came. Five notes are ready, one
    names another member, one is still empty." */
export function deskSentence(states: readonly NoteState[]): string {
  const of = (...standing: NoteStanding[]) => states.filter((x) => standing.includes(x.standing)).length;
  const came = states.length - of('none');
  if (came === 0) return 'Nobody came, so there is nothing to write.';
  const [signed, waits, ready, finding, empty, returned] = [of('signed'), of('waits'), of('ready'), of('finding'), of('empty'), of('returned')];
  if (signed === came) return `${spelled(came)} came, and ${came === 1 ? 'the note is' : `all ${spelledIn(came)} notes are`} signed.`;
  if (empty === came) return `${spelled(came)} came. ${came === 1 ? 'The note is' : 'The notes are'} still to be written.`;
  const parts = [
    ready > 0 && `${spelledIn(ready)} ${ready === 1 ? 'note is' : 'notes are'} ready`,
    signed > 0 && `${spelledIn(signed)} ${are(signed)} signed`,
    waits > 0 && `${spelledIn(waits)} ${waits === 1 ? 'waits' : 'wait'} for a co-signature`,
    returned > 0 && `${spelledIn(returned)} came back with a remark`,
    finding > 0 && `${spelledIn(finding)} ${finding === 1 ? 'has' : 'have'} something in the way`,
    empty > 0 && `${spelledIn(empty)} ${are(empty)} still empty`,
  ].filter((p): p is string => p !== false);
  const said = parts.join(', ');
  return `${spelled(came)} came. ${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

/** "1 signed, 1 with findings, 1 empty." */
export function barWords(states: readonly NoteState[]): string {
  const of = (...standing: NoteStanding[]) => states.filter((x) => standing.includes(x.standing)).length;
  return [
    [of('signed'), 'signed'] as const,
    [of('waits'), 'waiting for a co-signature'] as const,
    [of('returned'), 'returned'] as const,
    [of('finding'), 'with findings'] as const,
    [of('empty'), 'empty'] as const,
  ]
    .filter(([n]) => n > 0)
    .map(([n, words]) => `${n} ${words}`)
    .join(', ');
}
