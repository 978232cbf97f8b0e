import { Button, TextInput } from '@mantine/core';
import { CheckChip } from '@/components/Chip';
import type { GoalLink, MemberContext } from '@/components/notes/noteTypes';
import { useDraft } from '@/drafts/useDraft';
import { HowFar } from './HowFar';
import s from './NoteCard.module.css';

type Props = {
  context: MemberContext;
  goals: readonly GoalLink[];
  /** A goal is put into words. */
  naming: boolean;
  onNaming: (on: boolean) => void;
  draft: string;
  onChange: (goals: GoalLink[]) => void;
};

// The whole of it stands beside the note, under the same number.
const short = (text: string) => (text.length > 32 ? `${text.slice(0, 30).trimEnd()}…` : text);

/** Which of the member's goals the session was about. */
export function GoalsServed({ context, goals, naming, onNaming, draft, onChange }: Props) {
  const { text, setText, settled } = useDraft(draft, '');
  const own = goals.filter((g) => !context.goals.some((k) => k.id === g.id));
  const linked = (g: GoalLink) => goals.some((l) => (g.id ? l.id === g.id : l.text === g.text));
  const toggle = (g: GoalLink) => onChange(linked(g) ? goals.filter((l) => (g.id ? l.id !== g.id : l.text !== g.text)) : [...goals, { id: g.id, text: g.text }]);
  function add() {
    if (text.trim()) onChange([...goals, { text: text.trim() }]);
    settled();
    setText('');
    onNaming(false);
  }
  return (
    <div className={s.goals} role="group" aria-label="Goals that this was about">
      <span className={s.for}>For</span>
      {[...context.goals, ...own].map((g, i) => (
        <CheckChip key={g.id ?? g.text} checked={linked(g)} title={g.text} onChange={() => toggle(g)}>
          {i + 1} {short(g.text)}
        </CheckChip>
      ))}
      {naming ? (
        <TextInput
          size="xs"
          w={260}
          aria-label="The goal, in a few words"
          placeholder="A goal in a few words, then Enter"
          maxLength={500}
          autoFocus
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          onBlur={add}
          onKeyDown={(e) => {
            if (e.key === 'Enter') add();
            if (e.key === 'Escape') {
              setText('');
              settled();
              onNaming(false);
            }
          }}
        />
      ) : (
        <Button size="compact-sm" variant="subtle" onClick={() => onNaming(true)}>
          {context.goals.length + own.length === 0 ? 'Name a goal' : 'Another'}
        </Button>
      )}
      <HowFar context={context} goals={goals} onChange={onChange} />
    </div>
  );
}
