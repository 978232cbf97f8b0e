import { Button, Modal, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { asProblem } from '@/api/problem';
import { DateInput } from './DateInput';
import { keepWords } from './keepWords';
import { ProblemNote } from './ProblemNote';
import s from './Dialog.module.css';

type Props = {
  opened: boolean;
  title: string;
  /** Why a reason is asked for and who will read it. */
  children?: ReactNode;
  confirm: string;
  /** The button that leaves everything as it is. */
  keep?: string;
  danger?: boolean;
  /** The day from which it is true, asked for with the reason. */
  day?: { label: string; hint?: string; initial: string; min?: string; max?: string };
  /** Resolves when done; a rejection is shown and the reason stays. When it says
      that somebody is needed elsewhere at that hour, why that may be is asked
      too, and comes as `override`. */
  onConfirm: (reason: string, day: string, override: string) => Promise<unknown>;
  onClose: () => void;
};

/** Asks for the reason that an override needs. The audit keeps it. */
export function ReasonDialog(props: Props) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size={480} closeOnClickOutside={false}>
      <ReasonForm {...props} />
    </Modal>
  );
}

function ReasonForm({ children, confirm, keep = keepWords(confirm), danger, day, onConfirm, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [on, setOn] = useState(day?.initial ?? '');
  const [wanting, setWanting] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [override, setOverride] = useState<string>();
  const empty = reason.trim() === '';

  async function submit() {
    setWanting(true);
    if (empty) return;
    setBusy(true);
    setProblem('');
    try {
      await onConfirm(reason.trim(), on, override?.trim() ?? '');
      onClose();
    } catch (thrown) {
      const { code, message } = asProblem(thrown);
      setProblem(message);
      if (code === 'time_clash') setOverride(override ?? '');
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        void submit();
      }}
    >
      <div className={s.text}>{children}</div>
      {day && <DateInput className={s.field} label={day.label} description={day.hint} min={day.min} max={day.max} value={on} onChange={setOn} />}
      <Textarea
        className={s.field}
        label="Reason"
        description="Kept in the audit with your name."
        autosize
        minRows={3}
        maxLength={1000}
        required
        data-autofocus
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
        error={wanting && empty ? 'Say why, so that the next person understands.' : undefined}
      />
      {override !== undefined && (
        <Textarea className={s.field} label="Why two groups at one hour?" description="Kept in the audit with your name." autosize minRows={2} maxLength={2000} autoFocus value={override} onChange={(e) => setOverride(e.currentTarget.value)} />
      )}
      {problem && (
        <div className={s.problem}>
          <ProblemNote>{problem}</ProblemNote>
        </div>
      )}
      <div className={s.buttons}>
        <Button onClick={onClose}>{keep}</Button>
        <Button type="submit" variant="filled" color={danger ? 'red' : undefined} loading={busy}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}
