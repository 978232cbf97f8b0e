import { useEffect, useState } from 'react';
import { currentLogin } from '@/api/login';
import { dropDraft, readDraft, saveDraft } from './drafts';

type Form<V> = { values: V; isDirty: () => boolean; setValues: (values: V) => void };

/** Keeps what is typed into a form until it is saved, or until its page is left
    by choice: a login that ends, or a reload, brings it back. */
export function useFormDraft<V extends object>(key: string, form: Form<V>) {
  const [kept] = useState(() => valuesOf<V>(readDraft(key)?.text));
  const { values } = form;
  const dirty = form.isDirty();

  useEffect(() => {
    if (kept) form.setValues({ ...form.values, ...kept });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the form opens: it is another object at each drawing, and its values are the person's by then
  }, [kept]);

  useEffect(() => {
    if (dirty) void saveDraft(key, JSON.stringify(values), new Date());
  }, [key, values, dirty]);

  useEffect(
    () => () => {
      if (currentLogin().status === 'in') void dropDraft(key);
    },
    [key],
  );
}

function valuesOf<V>(text: string | undefined): V | null {
  try {
    return text ? (JSON.parse(text) as V) : null;
  } catch {
    return null;
  }
}
