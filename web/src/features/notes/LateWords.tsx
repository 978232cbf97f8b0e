import { Button } from '@mantine/core';
import type { DocumentSaver } from '@/components/document/documentSaver';
import { isChoice, unsaved, type Saving } from '@/components/document/saveAsYouGo';
import { done } from '@/components/notices';
import type { ProgressNote } from '@/components/notes/noteTypes';
import { addendumDraft } from '@/components/notes/signedParts';
import { saveDraft } from '@/drafts/drafts';
import s from './NoteCard.module.css';

type Props = { saver: DocumentSaver; saving: Saving; note: ProgressNote; titleOf: (key: string) => string };

/** What was typed after somebody had signed the note: it is in nobody's record,
    and not lost. */
export function LateWords({ saver, saving, note, titleOf }: Props) {
  const late = unsaved(saving).filter((key) => !isChoice(key));
  if (late.length === 0) return null;
  const text = late.map((key) => saving.texts[key] ?? '').join('\n\n');
  const drop = () => unsaved(saving).forEach((key) => saver.type(key, saving.stored[key] ?? ''));
  return (
    <div className={s.late} role="status">
      <p>
        <b>The note was signed while you were typing.</b> What you wrote under {late.map((key) => titleOf(key)).join(', ')} has not arrived:
      </p>
      <p className={s.said}>{text}</p>
      <div className={s.buttons}>
        <Button
          onClick={() => {
            void saveDraft(addendumDraft(note.id), text, new Date());
            drop();
            done('It is in the addendum, not signed yet');
          }}
        >
          Make it an addendum
        </Button>
        <Button variant="subtle" onClick={drop}>
          Throw it away
        </Button>
      </div>
    </div>
  );
}
