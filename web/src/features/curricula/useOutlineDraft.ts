import { useCallback, useEffect, useRef, useState } from 'react';
import { dropDraft, readDraft, saveDraft } from '@/drafts/drafts';
import type { Curriculum } from './curriculumQueries';
import { completed, outlineFrom, sameOutline, type Outline } from './outline';

/** What lies on this device: the work, and the server's version it began from. */
type Kept = { base: number; outline: Outline };

function kept(key: string, stored: Outline): (Kept & { savedAt: string }) | null {
  const draft = readDraft(key);
  if (!draft) return null;
  try {
    const found = JSON.parse(draft.text) as Kept;
    if (!Array.isArray(found.outline.weeks)) return null;
    const outline = completed(found.outline);
    if (!sameOutline(outline, stored)) return { base: found.base, outline, savedAt: draft.savedAt };
  } catch {
    // Unreadable is the same as absent.
  }
  return null;
}

/** A curriculum being edited: kept on this device until the server has it, with
    steps back. It remembers which version it began from, so that saving over
    somebody else's work is noticed even after a reload. */
export function useOutlineDraft(stored: Curriculum) {
  const key = `curriculum:${stored.id}`;
  const [start] = useState(() => ({ outline: outlineFrom(stored), found: kept(key, outlineFrom(stored)) }));
  const [outline, setOutline] = useState(start.found?.outline ?? start.outline);
  const [saved, setSaved] = useState(start.outline);
  const [base, setBase] = useState(start.found?.base ?? stored.version);
  const [restored, setRestored] = useState(start.found !== null);
  const [keptAt, setKeptAt] = useState<string | null>(start.found?.savedAt ?? null);
  const [past, setPast] = useState<Outline[]>([]);
  const dirty = outline !== saved && !sameOutline(outline, saved);

  // Nobody is writing here, and the server has something newer: show that.
  if (!dirty && stored.version > base) {
    const theirs = outlineFrom(stored);
    setBase(stored.version);
    setSaved(theirs);
    setOutline(theirs);
  }

  const latest = useRef({ dirty, text: '' });
  useEffect(() => {
    latest.current = { dirty, text: dirty ? JSON.stringify({ base, outline } satisfies Kept) : '' };
    if (!dirty) return;
    // At once: a page that goes away has no time to seal anything.
    let here = true;
    const now = new Date();
    void saveDraft(key, latest.current.text, now).then((done) => done && here && setKeptAt(now.toISOString()));
    return () => {
      here = false;
    };
  }, [key, dirty, base, outline]);

  /** A step that can be taken back as a whole: a move, a removal. */
  const step = useCallback(
    (next: Outline) => {
      setPast((steps) => [...steps.slice(-29), outline]);
      setOutline(next);
    },
    [outline],
  );
  const undo = useCallback(() => {
    setOutline(past.at(-1) ?? outline);
    setPast(past.slice(0, -1));
  }, [past, outline]);

  const forget = useCallback(() => {
    latest.current = { dirty: false, text: '' };
    void dropDraft(key);
    setRestored(false);
    setKeptAt(null);
  }, [key]);

  /** The server has `sent` as this version; what was typed since stays. */
  const settled = useCallback(
    (version: number, sent: Outline) => {
      setBase(version);
      setSaved(sent);
      forget();
    },
    [forget],
  );
  const replace = useCallback(
    (c: Curriculum) => {
      const theirs = outlineFrom(c);
      setBase(c.version);
      setSaved(theirs);
      setOutline(theirs);
      setPast([]);
      forget();
    },
    [forget],
  );

  return { outline, setOutline, step, undo, base, setBase, dirty, restored, keptAt, settled, replace };
}
