import { MarkedList } from '@/components/MarkedList';
import { calledOf } from '@/format/person';
import type { MemberState } from './steps';

type Props = { states: readonly MemberState[]; at: string; onChoose: (clientId: string) => void };

/** Who was there, and how each note stands. */
export function MemberList({ states, at, onChoose }: Props) {
  return <MarkedList label="Members" at={at} onChoose={onChoose} entries={states.map(({ member, state }) => ({ key: member.clientId, name: calledOf(member), dot: state.standing, tone: state.tone, words: state.words }))} />;
}
