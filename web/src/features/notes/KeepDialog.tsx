import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { WorkDialog } from '@/components/WorkDialog';
import { useDraft } from '@/drafts/useDraft';
import d from '@/components/Dialog.module.css';

type Props = { words: string; /** Under which name what is typed is kept meanwhile. */ draft: string; onKeep: (reason: string) => void; onClose: () => void };

/** Asks why something that was found is left as it is. The reason is kept with
    the note, for whoever audits it. */
export function KeepDialog({ words, draft, onKeep, onClose }: Props) {
  const { text, setText, settled } = useDraft(draft, '');
  const [wanting, setWanting] = useState(false);
  const empty = text.trim() === '';
  return (
    <WorkDialog title="Keep it, and say why" size={460} dirty={() => false} onClose={onClose}>
      {(close) => (
        <form
          noValidate
          onSubmit={(e) => {
            e.preventDefault();
            setWanting(true);
            if (empty) return;
            onKeep(text.trim());
            settled();
            onClose();
          }}
        >
          <p className={d.text}>{words}</p>
          <Textarea className={d.field} label="Reason" description="Kept with the note." autosize minRows={2} maxLength={1000} required data-autofocus value={text} onChange={(e) => setText(e.currentTarget.value)} error={wanting && empty ? 'Say why it is right as it is.' : undefined} />
          <div className={d.buttons}>
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="filled">
              Keep it
            </Button>
          </div>
        </form>
      )}
    </WorkDialog>
  );
}
