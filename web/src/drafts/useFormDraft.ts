import { useEffect, useRef, useState } from 'react';
import { currentLogin } from '@/api/login';
import { dropDraft, readDraft, saveDraft } from './drafts';

type Form<V> = { values: V; isDirty: (field?: string) => boolean; setValues: (values: V) => void };

/** Keeps what is typed into a form until it is saved, or until its page is left
    by choice: a login that ends, or a reload, brings it back. Only what differs
    from what was there is kept, so it goes over what others have saved since. */
export function useFormDraft<V extends object>(key: string, form: Form<V>) {
  const [kept] = useState(() => valuesOf<V>(readDraft(key)?.text));
  const typed = useRef(false);
  const differing = form.isDirty() ? JSON.stringify(Object.fromEntries(Object.entries(form.values).filter(([field]) => form.isDirty(field)))) : null;

  useEffect(() => {
    if (kept) form.setValues({ ...form.values, ...kept });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the form opens: it is another object at each drawing, and its values are the person's by then
  }, [kept]);

  useEffect(() => {
    if (differing) void saveDraft(key, differing, new Date());
    else if (typed.current) void dropDraft(key); // saved, or taken back
    typed.current = differing !== null;
  }, [key, differing]);

  useEffect(
    () => () => {
      if (currentLogin().status === 'in') void dropDraft(key);
    },
    [key],
  );
}

function valuesOf<V>(text: string | undefined): Partial<V> | null {
  try {
    return text ? (JSON.parse(text) as Partial<V>) : null;
  } catch {
    return null;
  }
}
