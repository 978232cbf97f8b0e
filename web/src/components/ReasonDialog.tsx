import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { asProblem } from '@/api/problem';
import { DateInput } from './DateInput';
import { keepWords } from './keepWords';
import { ProblemNote } from './ProblemNote';
import { WorkDialog } from './WorkDialog';
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
  /** Where the reason goes, if not into the audit. */
  kept?: string;
  /** The day from which it is true, asked for with the reason. */
  day?: { label: string; /** May say what follows from the day. */ hint?: string | ((day: string) => string); initial: string; min?: string; max?: string };
  /** Resolves when done; a rejection is shown and the reason stays. When it says
      that somebody is needed elsewhere at that hour, why that may be is asked
      too, and comes as `override`. */
  onConfirm: (reason: string, day: string, override: string) => Promise<unknown>;
  onClose: () => void;
};

/** Asks for the reason that an override needs. The audit keeps it. */
export function ReasonDialog(props: Props) {
  const typedRef = useRef(false);
  if (!props.opened) return null;
  return (
    <WorkDialog title={props.title} size={480} dirty={() => typedRef.current} onClose={props.onClose}>
      {(close) => <ReasonForm {...props} typedRef={typedRef} onKeep={close} />}
    </WorkDialog>
  );
}

/** `typedRef` is told whether something would be lost; `onKeep` asks then, `onClose` does not. */
type FormProps = Props & { typedRef: RefObject<boolean>; onKeep: () => void };

function ReasonForm({ children, confirm, keep = keepWords(confirm), danger, kept = 'Kept in the audit with your name.', day, typedRef, onConfirm, onKeep, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const [on, setOn] = useState(day?.initial ?? '');
  const [wanting, setWanting] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [override, setOverride] = useState<string>();
  const empty = reason.trim() === '';
  const hint = typeof day?.hint === 'function' ? day.hint(on) : day?.hint;
  useEffect(() => {
    typedRef.current = !empty || on !== (day?.initial ?? '');
  }, [typedRef, empty, on, day?.initial]);

  async function submit() {
    setWanting(true);
    if (empty) return;
    setBusy(true);
    setProblem('');
    try {
      await onConfirm(reason.trim(), on, override?.trim() ?? '');
      typedRef.current = false;
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
      {day && <DateInput className={s.field} label={day.label} description={hint} min={day.min} max={day.max} value={on} onChange={setOn} />}
      <Textarea
        className={s.field}
        label="Reason"
        description={kept}
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
        <Button onClick={onKeep}>{keep}</Button>
        <Button type="submit" variant="filled" color={danger ? 'red' : undefined} loading={busy}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}
