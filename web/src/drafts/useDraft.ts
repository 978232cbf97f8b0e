import { useCallback, useEffect, useRef, useState } from 'react';
import { dropDraft, readDraft, saveDraft } from './drafts';

/** A long text that survives reloads and expired logins. `stored` is what the
    server has; a kept draft that differs from it wins and `restored` says so.
    Call `settled` once the server has the text. */
export function useDraft(key: string, stored: string) {
  const [kept] = useState(() => readDraft(key));
  const [text, setText] = useState(kept?.text ?? stored);
  const [restored, setRestored] = useState(kept !== null && kept.text !== stored);
  const [savedAt, setSavedAt] = useState<string | null>(kept?.savedAt ?? null);
  const latest = useRef(text);

  const write = useCallback((next: string) => {
    latest.current = next;
    setText(next);
  }, []);

  useEffect(() => {
    if (text === stored) return;
    const later = setTimeout(() => {
      const now = new Date();
      if (saveDraft(key, text, now)) setSavedAt(now.toISOString());
    }, 400);
    return () => clearTimeout(later);
  }, [key, text, stored]);

  // The last keystrokes before a tab goes away are not yet in the timer.
  useEffect(() => {
    const flush = () => {
      if (latest.current !== stored) saveDraft(key, latest.current, new Date());
    };
    window.addEventListener('pagehide', flush);
    return () => window.removeEventListener('pagehide', flush);
  }, [key, stored]);

  const settled = useCallback(() => {
    dropDraft(key);
    setRestored(false);
    setSavedAt(null);
  }, [key]);

  const discard = useCallback(() => {
    dropDraft(key);
    write(stored);
    setRestored(false);
  }, [key, stored, write]);

  return { text, setText: write, dirty: text !== stored, restored, savedAt, settled, discard };
}
