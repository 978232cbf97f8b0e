import { useCallback, useEffect, useState } from 'react';
import { dropDraft, readDraft, saveDraft } from './drafts';

/** A long text that survives reloads and expired logins. `stored` is what the
    server has; a kept draft that differs from it wins and `restored` says so.
    Call `settled` once the server has the text. */
export function useDraft(key: string, stored: string) {
  const [kept] = useState(() => readDraft(key));
  const [text, setText] = useState(kept?.text ?? stored);
  const [restored, setRestored] = useState(kept !== null && kept.text !== stored);
  const [savedAt, setSavedAt] = useState<string | null>(kept?.savedAt ?? null);

  useEffect(() => {
    if (text === stored) return;
    // At once: a page that goes away has no time to seal anything.
    let here = true;
    const now = new Date();
    void saveDraft(key, text, now).then((kept) => kept && here && setSavedAt(now.toISOString()));
    return () => {
      here = false;
    };
  }, [key, text, stored]);

  const settled = useCallback(() => {
    void dropDraft(key);
    setRestored(false);
    setSavedAt(null);
  }, [key]);

  const discard = useCallback(() => {
    void dropDraft(key);
    setText(stored);
    setRestored(false);
  }, [key, stored]);

  return { text, setText, dirty: text !== stored, restored, savedAt, settled, discard };
}
