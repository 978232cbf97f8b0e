import { useEffect } from 'react';

/** Gives the focus back to where it was when a dialog goes away. Mantine does so
    for dialogs that are told to close; most of ours leave the page instead, and
    a keyboard would begin again at its top. */
export function useFocusBack() {
  useEffect(() => {
    let last: HTMLElement | undefined;
    let gone: MutationObserver | undefined;

    function onFocus(e: FocusEvent) {
      const at = e.target;
      if (!(at instanceof HTMLElement)) return;
      if (!at.closest('[role="dialog"]')) {
        // A menu goes away with the dialog that it opened: its button stays.
        if (!at.closest('[role="menu"]')) last = at;
        return;
      }
      if (gone) return;
      gone = new MutationObserver(() => {
        if (document.querySelector('[role="dialog"]')) return;
        gone?.disconnect();
        gone = undefined;
        if (document.activeElement === document.body && last?.isConnected) last.focus({ preventScroll: true });
      });
      gone.observe(document.body, { childList: true, subtree: true });
    }

    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
      gone?.disconnect();
    };
  }, []);
}
