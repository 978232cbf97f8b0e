import { useState, type ReactNode } from 'react';
import { Form } from '@/components/Form';
import { WorkDialog } from '@/components/WorkDialog';
import s from './TextFileDialog.module.css';

/** A file of text that somebody chose. */
export type TextFile = { name: string; text: string };

type Props = {
  title: string;
  submit: string;
  /** As of a file input: ".json,.md". */
  accept: string;
  /** Why a file of that name cannot be meant. */
  unfit?: (name: string) => string | undefined;
  busy: boolean;
  /** Sends it; what is wrong with it is given back in lines. */
  onSend: (file: TextFile, refuse: (lines: string[]) => void) => void;
  onClose: () => void;
  /** What kind of file it is, and what comes of it. */
  words: string;
  /** What else has to be said of it. */
  children?: ReactNode;
};

const most = 500_000;
const mostLines = 12;

/** Begins something with a file of text; each thing that is wrong with it is named. */
export function TextFileDialog({ title, submit, accept, unfit, busy, onSend, onClose, words, children }: Props) {
  const [chosen, setChosen] = useState<TextFile>();
  const [wrong, setWrong] = useState<string[]>([]);

  async function choose(file: File | undefined) {
    setWrong([]);
    setChosen(undefined);
    if (!file) return;
    const why = unfit?.(file.name) ?? (file.size > most ? 'It is larger than 500 kB.' : undefined);
    if (why) return setWrong([why]);
    setChosen({ name: file.name, text: await file.text() });
  }

  return (
    <WorkDialog title={title} size={560} dirty={() => false} onClose={onClose}>
      {(close) => (
        <Form
          submit={submit}
          busy={busy}
          onCancel={close}
          onSubmit={(e) => {
            e.preventDefault();
            if (chosen) onSend(chosen, setWrong);
            else setWrong(['Choose a file.']);
          }}
        >
          <p>{words}</p>
          <label className={s.file}>
            <span>File</span>
            <input type="file" accept={accept} onChange={(e) => void choose(e.currentTarget.files?.[0])} />
          </label>
          {children}
          <div role="alert">
            {wrong.length > 0 && (
              <ul className={`tinted ${s.wrong}`} data-tone="late">
                {wrong.slice(0, mostLines).map((line, i) => (
                  <li key={i}>{line}</li>
                ))}
                {wrong.length > mostLines && <li>And {wrong.length - mostLines} more.</li>}
              </ul>
            )}
          </div>
        </Form>
      )}
    </WorkDialog>
  );
}
