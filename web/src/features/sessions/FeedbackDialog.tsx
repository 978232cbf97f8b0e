import { Button, Modal, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { returnWords, type ReturnStatus } from './returns';
import type { Homework, HomeworkReturn } from './sessionQueries';
import type { ReturnEdit } from './useReturns';
import { Instructions } from './Instructions';
import s from './FeedbackDialog.module.css';

type Row = Pick<HomeworkReturn, 'clientId' | 'status' | 'feedback'> & { name: string };
type Props = { homework: Homework; rows: Row[]; record: (clientId: string, edit: ReturnEdit) => void; onClose: () => void };

const statuses = (['returned', 'partial', 'not_done', 'excused'] as const).map((value) => ({ value, label: returnWords[value] ?? value }));

/** A word to each member about their homework. What is written is kept with
    each stroke, so closing the dialog loses nothing. */
export function FeedbackDialog({ homework, rows, record, onClose }: Props) {
  return (
    <Modal opened onClose={onClose} title={`Feedback: ${homework.title}`} size={620}>
      <Instructions of={homework} />
      <ul className={s.feedback}>
        {rows.map((r) => (
          <FeedbackRow key={r.clientId} row={r} record={record} />
        ))}
      </ul>
      <div className={s.dialogButtons}>
        <Button variant="filled" onClick={onClose}>
          Done
        </Button>
      </div>
    </Modal>
  );
}

function FeedbackRow({ row, record }: { row: Row; record: Props['record'] }) {
  const [text, setText] = useState(row.feedback ?? '');
  const status = row.status === 'open' ? null : (row.status as ReturnStatus);
  return (
    <li>
      <div className={s.feedbackHead}>
        <b>{row.name}</b>
        <Select
          aria-label={`What came back from ${row.name}`}
          placeholder="not asked yet"
          data={statuses}
          value={status}
          w={150}
          onChange={(value) => value && record(row.clientId, { status: value as ReturnStatus, feedback: text })}
        />
      </div>
      <Textarea
        aria-label={`Feedback to ${row.name}`}
        placeholder={status ? 'A sentence they can use' : 'Say first what came back'}
        disabled={!status}
        autosize
        minRows={1}
        maxLength={4000}
        data-prose
        value={text}
        onChange={(e) => {
          setText(e.currentTarget.value);
          if (status) record(row.clientId, { status, feedback: e.currentTarget.value });
        }}
      />
    </li>
  );
}
