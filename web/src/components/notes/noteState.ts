import type { Tone } from '@/components/Chip';
import type { Fault, NoteMember, ProgressNote } from './noteTypes';

/** Where a note stands on its way to being signed, as the ring and the list draw it. */
export type NoteStanding = 'none' | 'empty' | 'finding' | 'ready' | 'returned' | 'waits' | 'signed';
export type NoteState = { standing: NoteStanding; words: string; tone: Tone };

/** What a finding is called on a chip, in as few words as it goes. */
const called: Record<string, string> = {
  names_other_member: 'names a member',
  may_name_other_member: 'a name?',
  shared_names_member: 'names a member',
  near_copy_in_session: 'nearly the same',
  near_copy_of_earlier: 'as before',
  start_missing: 'no start',
  stop_missing: 'no end',
  no_goal_linked: 'no goal',
  no_intervention: 'no technique',
  section_empty: 'a part is empty',
  individual_too_short: 'very short',
  head_count: 'group too large',
  license_not_valid: 'no license',
  credential_missing: 'no credential',
  co_signer_missing: 'no co-signer',
  mark_missing: 'not marked',
  not_there: 'was not there',
  session_not_closed: 'not closed',
  minutes_missing: 'no minutes',
  minutes_short: 'few minutes',
  second_unit_that_day: 'second that day',
  signer_did_not_lead: 'not your session',
  written_before_session_ended: 'still going on',
  late: 'late',
  attendance_corrected: 'corrected since',
  no_plan: 'no plan',
  plan_overdue: 'plan overdue',
};
export const faultCalled = (kind: string) => called[kind] ?? kind.replaceAll('_', ' ');

/** What stands and was not kept for a reason, the gravest first. */
const order = { block: 0, ask: 1, tell: 2 } as const;
export const standingFaults = (faults: readonly Fault[]) => faults.filter((f) => !f.kept).sort((a, b) => order[a.severity] - order[b.severity]);

export const isLocked = (note: Pick<ProgressNote, 'status'> | null | undefined) => note?.status === 'signed' || note?.status === 'waiting' || note?.status === 'co_signed';

/** How a member's note stands. `typed` is whether anything is written in it. */
export function noteState(member: Pick<NoteMember, 'noteNeeded' | 'why' | 'note'>, typed: boolean, sharedFaults: readonly Fault[], at: (instant: string) => string): NoteState {
  const note = member.note;
  if (note && isLocked(note)) {
    if (note.status === 'waiting') return { standing: 'waits', words: 'waits for co-signature', tone: 'meanwhile' };
    return { standing: 'signed', words: note.coSigned ? 'co-signed' : `signed ${note.signed ? at(note.signed.at) : ''}`.trim(), tone: 'good' };
  }
  if (!member.noteNeeded) return { standing: 'none', words: member.why ?? 'no note needed', tone: 'quiet' };
  if (!typed) return { standing: 'empty', words: note?.late ? 'empty, late' : 'empty', tone: note?.late ? 'late' : 'quiet' };
  const open = standingFaults(note?.faults ?? []);
  const blocking = open.filter((f) => f.severity === 'block');
  if (note?.status === 'returned' && note.returned) return { standing: 'returned', words: blocking.length > 0 ? `returned, ${wordsOf(blocking)}` : 'returned with a remark', tone: 'soon' };
  if (blocking.length > 0) return { standing: 'finding', words: wordsOf(blocking), tone: 'late' };
  // What is said of the session stands with the shared part, once for all.
  if (sharedFaults.some((f) => !f.kept && f.severity === 'block')) return { standing: 'finding', words: 'what all share', tone: 'late' };
  const asked = open.filter((f) => f.severity === 'ask');
  return { standing: 'ready', words: asked.length > 0 ? `ready; ${wordsOf(asked)}` : 'ready', tone: asked.length > 0 ? 'soon' : 'good' };
}

/** Two at most: the list is narrow, and the rest stands with the note. */
function wordsOf(faults: readonly Fault[]): string {
  const said = [...new Set(faults.map((f) => faultCalled(f.kind)))];
  return said.length > 2 ? `${said.slice(0, 2).join(', ')} and more` : said.join(', ');
}
