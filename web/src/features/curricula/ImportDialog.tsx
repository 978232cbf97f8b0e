import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { done } from '@/components/notices';
import { Form } from '@/components/Form';
import { WorkDialog } from '@/components/WorkDialog';
import { useImport, type FileFormat } from './libraryQueries';
import s from './ImportDialog.module.css';

type Chosen = { name: string; format: FileFormat; text: string };

const most = 500_000;

/** Begins a curriculum with a file that was saved here or elsewhere. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const send = useImport();
  const [chosen, setChosen] = useState<Chosen>();
  const [wrong, setWrong] = useState<string[]>([]);

  async function choose(file: File | undefined) {
    setWrong([]);
    setChosen(undefined);
    if (!file) return;
    const format = /\.json$/i.test(file.name) ? 'json' : /\.(md|markdown|txt)$/i.test(file.name) ? 'markdown' : undefined;
    if (!format) return setWrong(['A curriculum is a JSON file (.json) or a Markdown file (.md).']);
    if (file.size > most) return setWrong(['It is larger than 500 kB.']);
    setChosen({ name: file.name, format, text: await file.text() });
  }

  function take() {
    if (!chosen) return setWrong(['Choose a file.']);
    send.mutate(
      { format: chosen.format, text: chosen.text },
      {
        onSuccess: (c) => {
          const missing = c.missingFiles ?? [];
          done(missing.length > 0 ? `Imported without the files of ${missing.length} handouts: attach them again` : 'Imported as a draft');
          void navigate({ to: '/curricula/$curriculumId', params: { curriculumId: c.id } });
        },
        onError: (thrown) => {
          const p = asProblem(thrown);
          setWrong(p.errors.length > 0 ? p.errors.map((e) => (e.field === 'text' ? `${e.message.charAt(0).toUpperCase()}${e.message.slice(1)}.` : `${e.field} ${e.message}.`)) : [p.message]);
        },
      },
    );
  }

  return (
    <WorkDialog title="Import a curriculum" size={560} dirty={() => false} onClose={onClose}>
      {(close) => (
        <Form submit="Import" busy={send.isPending} onCancel={close} onSubmit={(e) => (e.preventDefault(), take())}>
          <p>A JSON or Markdown file as the export of a curriculum makes it. It becomes a draft of its own; nothing is replaced.</p>
          <label className={s.file}>
            <span>File</span>
            <input type="file" accept=".json,.md,.markdown,.txt" onChange={(e) => void choose(e.currentTarget.files?.[0])} />
          </label>
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
