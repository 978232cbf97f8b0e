import { Button } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { ProblemNote } from './ProblemNote';
import s from './Form.module.css';

/** A group of fields under a heading; two columns where there is room. */
export function FieldGroup({ title, hint, pairs, children }: { title: string; hint?: ReactNode; /** Never more than two beside each other. */ pairs?: boolean; children: ReactNode }) {
  return (
    <fieldset className={s.group}>
      <legend className={s.legend}>{title}</legend>
      {hint && <p className={s.hint}>{hint}</p>}
      <div className={pairs ? `${s.fields} ${s.pairs}` : s.fields}>{children}</div>
    </fieldset>
  );
}

type FoldProps = { title: string; /** What is inside, for who does not open it. */ hint: string; /** Something in it is filled, or wrong: it stands open. */ open: boolean; children: ReactNode };

/** A group of fields that few need, folded away until somebody opens it. What
    is filled or wrong is never hidden. */
export function FoldedGroup({ title, hint, open, children }: FoldProps) {
  const [wanted, setWanted] = useState(false);
  return (
    <details className={s.fold} open={open || wanted} onToggle={(e) => setWanted(e.currentTarget.open)}>
      <summary>
        <span className={s.legend}>{title}</span> <span className="quiet">{hint}</span>
      </summary>
      <fieldset className={s.group} aria-label={title}>
        <div className={s.fields}>{children}</div>
      </fieldset>
    </details>
  );
}

/** A field that takes the whole width of its group. */
export const Wide = ({ children }: { children: ReactNode }) => <div className={s.wide}>{children}</div>;

type FormProps = {
  onSubmit: (e: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
  /** The verb on the button: "Record referral". */
  submit: string;
  busy?: boolean;
  /** It would be refused: the button waits for something else to be said. */
  held?: boolean;
  /** What showProblem left over. */
  problem?: ReactNode;
  onCancel?: () => void;
  /** Quiet words beside the buttons: "Saved 10:41". */
  note?: ReactNode;
};

/** Fields, what went wrong, and one filled button. After a refused submit the
    focus goes to the first field that is wrong. */
export function Form({ onSubmit, children, submit, busy, held, problem, onCancel, note }: FormProps) {
  return (
    <form
      noValidate
      className={s.form}
      onSubmit={(e) => {
        const form = e.currentTarget;
        onSubmit(e);
        setTimeout(() => focusFirstWrong(form), 0);
      }}
    >
      {children}
      <ProblemNote>{problem}</ProblemNote>
      <div className={s.buttons}>
        {note && <span className={s.note}>{note}</span>}
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        <Button type="submit" variant="filled" loading={busy} disabled={held}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

/** Moves the focus to the first field marked wrong. Call it again after the
    server's field errors were shown. */
export function focusFirstWrong(form: ParentNode = document) {
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
