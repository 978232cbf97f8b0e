import type { Saving } from '@/components/document/saveAsYouGo';
import { standingFaults, type NoteState } from '@/components/notes/noteState';
import type { Fault, NoteMember } from '@/components/notes/noteTypes';

/** A member with how their note stands. */
export type MemberState = { member: NoteMember; saving: Saving | undefined; state: NoteState };

const written = (x: MemberState) => x.state.standing !== 'none';

/** Whom the page opens with: the first who still needs something. */
export const opensWith = (states: readonly MemberState[]) =>
  (states.find((x) => x.state.standing === 'returned') ?? states.find((x) => x.state.standing === 'finding') ?? states.find((x) => x.state.standing === 'empty') ?? states.find((x) => x.state.standing === 'ready') ?? states.find(written) ?? states[0])?.member.clientId ?? '';

/** The member after or before one, round the list; those without a note are passed over. */
export function stepFrom(states: readonly MemberState[], clientId: string, by: 1 | -1): string {
  const all = states.filter(written);
  const now = all.findIndex((x) => x.member.clientId === clientId);
  return all[(now + by + all.length) % all.length]?.member.clientId ?? clientId;
}

export const isFirst = (states: readonly MemberState[], clientId: string) => states.find(written)?.member.clientId === clientId;

const has = (faults: readonly Fault[], ...severities: Fault['severity'][]) => standingFaults(faults).some((f) => severities.includes(f.severity));

/** Where the next finding is, after a member or after the shared part (null): the
    shared part, another member, or nobody. What stands in the way of signing comes
    first, then what is merely asked, then whose note is empty. */
export function withFindings(states: readonly MemberState[], shared: readonly Fault[], after: string | null): 'shared' | string | null {
  const from = after === null ? -1 : states.findIndex((x) => x.member.clientId === after);
  const order = [...states.slice(from + 1), ...states.slice(0, from + 1)];
  const faults = (x: MemberState) => x.member.note?.faults ?? [];
  const open = (x: MemberState) => x.state.standing === 'returned' || x.state.standing === 'finding' || x.state.standing === 'ready';
  const blocked = order.find((x) => x.state.standing === 'returned' || (open(x) && has(faults(x), 'block')));
  if (after !== null && has(shared, 'block') && (!blocked || states.indexOf(blocked) <= from)) return 'shared';
  if (blocked) return blocked.member.clientId;
  if (after !== null && has(shared, 'ask')) return 'shared';
  return (order.find((x) => open(x) && has(faults(x), 'ask')) ?? order.find((x) => x.state.standing === 'empty'))?.member.clientId ?? null;
}
