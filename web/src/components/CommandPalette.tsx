import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { findings, foundWords, lines, matching, type Finding, type Known, type Source } from './palette';
import s from './CommandPalette.module.css';

type Props = { known: Known; /** What else it finds; the same while it is open. */ source?: Source; onClose: () => void };

/** Ctrl/⌘ K: what was open lately, what can be done with the thing in view,
    things to do, pages; and clients, referrals, cohorts and sessions. */
export default function CommandPalette({ known, source, onClose }: Props) {
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { found, asking } = useFound(source, typed);
  const shown = useMemo(() => lines(known, typed, found), [known, typed, found]);
  const current = Math.min(at, Math.max(0, shown.length - 1));
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);

  function go(item: Finding | undefined) {
    if (!item) return;
    onClose();
    if (item.to !== undefined) void navigate({ to: item.to });
    else afterPalette(item.run);
  }

  function onKey(e: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step && shown.length > 0) {
      e.preventDefault();
      setAt((current + step + shown.length) % shown.length);
    } else if (e.key === 'Enter') {
      e.preventDefault();
      go(shown[current]);
    }
  }

  return (
    <Modal opened onClose={onClose} withCloseButton={false} size={560} yOffset="14dvh" centered={false} classNames={{ body: s.body }} aria-label="Find anything">
      <input
        className={s.input}
        data-autofocus
        role="combobox"
        aria-label="Find anything"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={shown.length > 0 ? `${id}-${current}` : undefined}
        aria-busy={asking}
        placeholder="A name, a code, a cohort, “tue”, something to do"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(e) => {
          setTyped(e.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <ul id={id} role="listbox" aria-label="Found" className={s.list}>
        {shown.map((item, i) => (
          <li
            key={`${item.kind} ${item.to ?? ''} ${item.label}`}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === current}
            className={s.item}
            onMouseMove={() => setAt(i)}
            onClick={() => go(item)}
          >
            <span className={s.label}>{item.label}</span>
            <span className={s.kind}>{item.kind}</span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && !asking && <p className={s.none}>Nothing by that name.</p>}
      <p role="status" className="unseen">
        {typed.trim() !== '' && foundWords(shown.length, asking)}
      </p>
    </Modal>
  );
}

// What the page does, it does as if its own button were pressed: once the
// palette is gone, and has given the focus back.
function afterPalette(run: () => void) {
  const look = () => {
    if (document.querySelector('[role="dialog"] [role="combobox"][aria-label="Find anything"]')) requestAnimationFrame(look);
    else setTimeout(run, 0);
  };
  requestAnimationFrame(look);
}

type Answer = { typed: string; items: Finding[] };

// Asks the source a moment after the last key; an answer to what was typed
// before is dropped, but what it found stays while it still fits.
function useFound(source: Source | undefined, typed: string): { found: Finding[]; asking: boolean } {
  const [answer, setAnswer] = useState<Answer>({ typed: '', items: [] });
  const text = typed.trim();
  useEffect(() => {
    if (!source) return;
    const asked = new AbortController();
    const later = setTimeout(() => {
      void findings(source, text, asked.signal).then((items) => {
        if (!asked.signal.aborted) setAnswer({ typed: text, items });
      });
    }, 120);
    return () => {
      clearTimeout(later);
      asked.abort();
    };
  }, [source, text]);
  const asking = source !== undefined && answer.typed !== text && text.length > 1;
  const found = useMemo(() => (answer.typed === text ? answer.items : text.length > 1 ? matching([...answer.items], text) : []), [answer, text]);
  return { found, asking };
}
