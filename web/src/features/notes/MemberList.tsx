import { calledOf } from '@/format/person';
import type { MemberState } from './steps';
import s from './MemberList.module.css';

type Props = { states: readonly MemberState[]; at: string; onChoose: (clientId: string) => void };

/** Who was there, and how each note stands: a dot and its word. */
export function MemberList({ states, at, onChoose }: Props) {
  return (
    <nav aria-label="Members" className={s.list}>
      <ul>
        {states.map(({ member, state }) => (
          <li key={member.clientId}>
            <button type="button" className={s.member} data-standing={state.standing} data-tone={state.tone} aria-current={member.clientId === at || undefined} onClick={() => onChoose(member.clientId)}>
              <i aria-hidden />
              <span className={s.name}>{calledOf(member)}</span>
              <span className={s.words}>{state.words}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
