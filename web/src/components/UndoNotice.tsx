import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import s from './UndoNotice.module.css';

/** How long a notice offers the way back. */
export const offered = 10_000;

type Props = { message: string; undo: () => Promise<unknown>; onGone: () => void };

/** What was done, and the way back: by the button, or by Ctrl/⌘ Z wherever the
    focus is but in a text. It stays while a pointer or the focus rests on it. */
export function UndoNotice({ message, undo, onGone }: Props) {
  const line = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);

  function take() {
    if (busy) return;
    setBusy(true);
    void undo().finally(onGone);
  }
  const latest = useRef({ take, onGone });
  useEffect(() => {
    latest.current = { take, onGone };
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(() => (line.current?.closest('[role="alert"]')?.matches(':hover, :focus-within') ? wait() : latest.current.onGone()), offered);
    };
    wait();
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key.toLowerCase() !== 'z' || !(e.ctrlKey || e.metaKey) || e.shiftKey || e.altKey || e.defaultPrevented || isText(e.target)) return;
      e.preventDefault();
      latest.current.take();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <div ref={line} className={s.notice}>
      <span>{message}</span>
      <Button size="compact-sm" loading={busy} onClick={take} aria-keyshortcuts="Control+Z Meta+Z">
        Undo
        <kbd className={s.keys} aria-hidden>
          {/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ Z' : 'Ctrl Z'}
        </kbd>
      </Button>
    </div>
  );
}

/** In a text the keys take back what was typed. */
const isText = (at: EventTarget | null) => at instanceof HTMLElement && (at.isContentEditable || at.matches('input:not([type="checkbox"], [type="radio"]), textarea'));
