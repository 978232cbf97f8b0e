import { useEffect, useRef } from 'react';

/** Calls open on Ctrl K or ⌘ K, wherever the focus is, and near when the first of
    the two keys goes down: the palette is on its way before the second. */
export function usePaletteKey(open: () => void, near: () => void) {
  const latest = useRef({ open, near });
  useEffect(() => {
    latest.current = { open, near };
  });
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key === 'Control' || e.key === 'Meta') latest.current.near();
      if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === 'k') {
        e.preventDefault();
        latest.current.open();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
