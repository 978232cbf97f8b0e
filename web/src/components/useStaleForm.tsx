import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { compare, taking, type Part } from './conflict';
import { focusFirstWrong } from './Form';
import { useStaleEdit } from './useStaleEdit';

type Edit<T, V extends Record<string, unknown>> = {
  /** What the form was opened with. */
  stored: T;
  form: UseFormReturnType<V>;
  valuesOf: (stored: T) => V;
  /** Every field of the form, by what belongs together. */
  parts: Array<Part<V>>;
  /** What is stored now. */
  read: () => Promise<T>;
  /** Sends the values against a stored version, and does what follows when they are saved. */
  send: (against: T, values: V) => Promise<unknown>;
};

/** useStaleEdit for a form: what was not saved and why goes to its fields and
    into `problem`, `dialog` belongs beside it. */
export function useStaleForm<T extends { version: number }, V extends Record<string, unknown>>({ stored, form, valuesOf, parts, read, send }: Edit<T, V>) {
  const [base, setBase] = useState(stored);
  const [problem, setProblem] = useState('');

  function show(values: V, theirs: T) {
    form.setValues(values);
    form.resetDirty(valuesOf(theirs));
  }

  const edit = useStaleEdit<T>({
    base,
    onBase: setBase,
    read,
    send: (against) => {
      setProblem('');
      return send(against, form.getValues());
    },
    merge: (begun, theirs) => {
      const { merged, changes } = compare(parts, valuesOf(begun), form.getValues(), valuesOf(theirs));
      show(merged, theirs);
      return changes;
    },
    take: (theirs, changes) => show(taking(parts, form.getValues(), valuesOf(theirs), changes), theirs),
    refused: (thrown) => {
      setProblem(showProblem(form, thrown));
      focusFirstWrong();
    },
  });
  return { ...edit, problem, setBase };
}
