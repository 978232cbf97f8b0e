import { Button } from '@mantine/core';
import type { NoteMember } from '@/components/notes/noteTypes';
import s from './NoteCard.module.css';

/** What the leaders kept of this member during the hour, to begin with. */
export function FromTheHour({ member, onTake }: { member: NoteMember; onTake: (text: string) => void }) {
  if (member.quickNotes.length === 0) return null;
  return (
    <ul className={s.hour} aria-label="Kept during the hour">
      {member.quickNotes.map((q, i) => (
        <li key={i}>
          <p>
            {q.text} <span className="quiet small">{q.by}</span>
          </p>
          <Button size="compact-sm" variant="subtle" onClick={() => onTake(q.text)}>
            Put it in
          </Button>
        </li>
      ))}
    </ul>
  );
}
