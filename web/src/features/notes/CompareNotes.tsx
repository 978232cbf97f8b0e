import { Modal } from '@mantine/core';
import { Compare } from '@/components/compare/Compare';
import type { SessionNotes } from '@/components/notes/noteTypes';
import { calledOf } from '@/format/person';
import type { DeskShown, NotesDesk } from './notesDesk';
import { headings } from './noteTexts';

type Props = { notes: SessionNotes; shown: DeskShown; desk: NotesDesk; one: string; other: string; onClose: () => void };

/** Two members' notes beside each other, where a check found them alike. */
export function CompareNotes({ notes, shown, desk, one, other, onClose }: Props) {
  const textsOf = (id: string) => shown.notes.get(id)?.texts ?? {};
  const named = (id: string) => calledOf(notes.members.find((m) => m.clientId === id) ?? { clientCode: 'another member' });
  const parts = [...headings(desk.formatOf(textsOf(one)), textsOf(one), desk.titleOf(one)), ...headings(desk.formatOf(textsOf(other)), textsOf(other), desk.titleOf(other))];
  const texts = parts.filter((p, i) => parts.findIndex((o) => o.key === p.key) === i).map((p) => ({ key: p.key, label: p.title, before: textsOf(other)[p.key] ?? '', after: textsOf(one)[p.key] ?? '' }));
  return (
    <Modal opened onClose={onClose} title={`${named(one)} and ${named(other)}`} size={860}>
      <Compare before={{ title: named(other) }} after={{ title: named(one) }} texts={texts} />
    </Modal>
  );
}
