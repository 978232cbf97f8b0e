import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { done, failed } from '@/components/notices';
import { longDate } from '@/format/dates';
import { useUndoMerge, type Client, type ClientMerge } from '@/components/clients/oneClient';
import { mergesQuery } from './clientQueries';
import { rowsInWords } from '@/components/clients/mergeWords';
import s from './clients.module.css';

/** Says of a record that it leads to another one, or what was merged into it, as
    long as that can be undone. */
export function MergeNote({ client: c }: { client: Client }) {
  const merges = useQuery({ ...mergesQuery(c.id), enabled: !!c.mergedInto || !!c.formerCodes?.length });
  const shown = (merges.data ?? []).filter((m) => !m.undoneAt && (m.fromId === c.id || new Date(m.undoUntil) > new Date()));
  return shown.map((m) => <One key={m.id} merge={m} own={m.fromId === c.id} />);
}

function One({ merge: m, own }: { merge: ClientMerge; own: boolean }) {
  const may = useMay();
  const undo = useUndoMerge();
  const [asking, setAsking] = useState(false);
  const open = new Date(m.undoUntil) > new Date();
  const part = () =>
    undo.mutateAsync(m.fromId).then(
      () => done(`${m.fromCode} is a record of its own again`),
      (thrown: unknown) => failed(thrown, 'The merge was not undone'),
    );
  return (
    <div className={`tinted ${s.merged}`} data-tone="soon">
      <span>
        {own ? (
          <>
            This record of the same person was merged into <Link to="/clients/$clientId" params={{ clientId: m.intoId }}>{m.intoCode}</Link>.
          </>
        ) : (
          <>{m.fromCode} is this person too: merged by {m.by}, {longDate(m.at.slice(0, 10))}{m.moved.length > 0 && `, with ${rowsInWords(m.moved)}`}.</>
        )}
        {m.kept.length > 0 && ` Stayed with ${m.fromCode}, as both had it: ${rowsInWords(m.kept)}.`}
      </span>
      {open && may('clients.undo_merge') && (
        <Button onClick={() => setAsking(true)} loading={undo.isPending}>
          Undo the merge
        </Button>
      )}
      <ConfirmDialog opened={asking} title="Two people after all?" confirm="Part the records" cancel="Keep them one" onConfirm={() => void part()} onClose={() => setAsking(false)}>
        What came from {m.fromCode} goes back there, and what rests on it since. It can be undone until {longDate(m.undoUntil.slice(0, 10))}.
      </ConfirmDialog>
    </div>
  );
}
