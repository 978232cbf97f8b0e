import { useEffect, useRef } from 'react';

type Keys = { onStep: (by: 1 | -1) => void; onFinding: () => void };

/** Alt ↓ and ↑ go from member to member, Alt F to the next finding, wherever the
    focus is on the page; not under a dialog. */
export function useDeskKeys(keys: Keys) {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (!e.altKey || e.ctrlKey || e.metaKey || e.shiftKey || e.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]')) return;
      if (e.key === 'ArrowDown' || e.key === 'ArrowUp') latest.current.onStep(e.key === 'ArrowDown' ? 1 : -1);
      else if (e.code === 'KeyF') latest.current.onFinding();
      else return;
      e.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
