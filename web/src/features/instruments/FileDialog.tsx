import { Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { fieldSentence } from '@/api/fieldProblem';
import { Form } from '@/components/Form';
import { WorkDialog } from '@/components/WorkDialog';
import { readFile, type OwnForm } from './instrumentQueries';
import { ways } from './WriteDialog';
import s from './Instruments.module.css';

const most = 500_000;

/** Begins a questionnaire with a file of another program. */
export function FileDialog({ onRead, onClose }: { onRead: (form: OwnForm, left: string[]) => void; onClose: () => void }) {
  const [text, setText] = useState('');
  const [better, setBetter] = useState<OwnForm['direction']>('higher_is_worse');
  const [wrong, setWrong] = useState<string[]>([]);
  const reads = useMutation({ mutationFn: () => readFile(text, better) });

  async function choose(file: File | undefined) {
    setWrong([]);
    setText('');
    if (!file) return;
    if (file.size > most) return setWrong(['It is larger than 500 kB.']);
    setText(await file.text());
  }

  function read() {
    if (!text) return setWrong(['Choose a file.']);
    reads.mutate(undefined, {
      onSuccess: ({ form, leftOut }) => onRead(form, leftOut),
      onError: (thrown) => {
        const p = asProblem(thrown);
        setWrong(p.errors.length > 0 ? p.errors.map((e) => fieldSentence(e.message)) : [p.message]);
      },
    });
  }

  return (
    <WorkDialog title="From a file" size={560} dirty={() => false} onClose={onClose}>
      {(close) => (
        <Form submit="Read it" busy={reads.isPending} onCancel={close} onSubmit={(e) => (e.preventDefault(), read())}>
          <p>A FHIR R4 Questionnaire, as other programs and libraries give it (.json). You look at it and complete it before anything is kept.</p>
          <label className={s.file}>
            <span>File</span>
            <input type="file" accept=".json,application/json,application/fhir+json" onChange={(e) => void choose(e.currentTarget.files?.[0])} />
          </label>
          <Select label="Which way it gets better" description="A file does not say" allowDeselect={false} data={ways} value={better} onChange={(v) => v && setBetter(v)} />
          <div role="alert">
            {wrong.length > 0 && (
              <ul className={`tinted ${s.wrong}`} data-tone="late">
                {wrong.slice(0, 12).map((line, i) => (
                  <li key={i}>{line}</li>
                ))}
                {wrong.length > 12 && <li>And {wrong.length - 12} more.</li>}
              </ul>
            )}
          </div>
        </Form>
      )}
    </WorkDialog>
  );
}
