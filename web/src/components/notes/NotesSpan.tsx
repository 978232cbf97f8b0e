import { Button } from '@mantine/core';
import { useState } from 'react';
import { useToday } from '@/api/me';
import { DateInput } from '@/components/DateInput';
import { useNotesFile } from './useNotesFile';
import s from './NotesSpan.module.css';

/** Takes the signed notes of a client between two days as one PDF. */
export function NotesSpan({ clientId, first }: { clientId: string; first: string }) {
  const today = useToday();
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState(today);
  const file = useNotesFile(`/clients/${clientId}/notes/file?from=${from}&to=${to}`);
  return (
    <div className={s.span} data-noprint role="group" aria-label="Notes as PDF">
      <DateInput label="From" value={from} onChange={setFrom} />
      <DateInput label="Through" min={from} value={to} onChange={setTo} />
      <Button loading={file.busy} onClick={file.take}>
        Download as PDF
      </Button>
    </div>
  );
}
