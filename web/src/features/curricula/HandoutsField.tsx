import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { FileDrop } from '@/components/files/FileDrop';
import type { FileRow } from '@/components/files/FileRows';
import { filesQuery, useAddFile, useOpenFile } from './libraryQueries';
import type { Handout } from './outline';
import s from '@/components/files/FileName.module.css';

type Props = { curriculumId: string; handouts: Handout[]; onChange: (change: (handouts: Handout[]) => Handout[]) => void };

const rules = { types: ['pdf', 'pptx', 'docx', 'png', 'jpeg', 'webp'], maxBytes: 10_000_000 } as const;

/** Handouts and slides of a week. A file is kept at once; the week names it from
    the next save on. */
export function HandoutsField({ curriculumId, handouts, onChange }: Props) {
  const known = useQuery(filesQuery(curriculumId));
  const add = useAddFile(curriculumId);
  const open = useOpenFile(curriculumId);
  const [coming, setComing] = useState<FileRow[]>([]);

  async function send(file: File) {
    const id = crypto.randomUUID();
    setComing((rows) => [...rows, { id, name: file.name, size: file.size, state: 'sending' }]);
    try {
      const kept = await add.mutateAsync(file);
      setComing((rows) => rows.filter((r) => r.id !== id));
      onChange((there) => [...there, { key: crypto.randomUUID(), fileId: kept.id, name: kept.name }]);
    } catch (thrown) {
      const p = asProblem(thrown);
      const why = p.errors.map((e) => `It ${e.message}.`).join(' ') || p.message;
      setComing((rows) => rows.map((r) => (r.id === id ? { ...r, state: 'failed', why } : r)));
    }
  }

  const there = handouts.map(
    (h): FileRow => ({
      id: h.key,
      name: h.name,
      size: known.data?.find((f) => f.id === h.fileId)?.size ?? 0,
      state: 'there',
      link: (
        <button type="button" className={s.file} onClick={() => open.mutate(h)}>
          {h.name}
        </button>
      ),
    }),
  );
  return (
    <FileDrop
      label="Handouts and slides"
      rules={rules}
      files={[...there, ...coming]}
      onFiles={(files) => void Promise.all(files.map(send))}
      onRemove={(id) => {
        setComing((rows) => rows.filter((r) => r.id !== id));
        onChange((now) => now.filter((h) => h.key !== id));
      }}
    />
  );
}
