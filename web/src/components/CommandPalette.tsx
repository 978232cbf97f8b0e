import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { findings, matching, type Finding, type Source } from './palette';
import s from './CommandPalette.module.css';

type Item = { to: string; label: string; also?: string };
type Props = { places: Item[]; errands: Item[]; /** What else it finds; the same list while it is open. */ sources: Source[]; onClose: () => void };

/** Ctrl/⌘ K: pages, things to do, clients and cohorts. */
export default function CommandPalette({ places, errands, sources, onClose }: Props) {
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(sources, typed);
  const shown = useMemo<Finding[]>(
    () => [
      ...matching([...errands.map((e) => ({ ...e, kind: 'Do' })), ...places.map((p) => ({ ...p, kind: 'Go to' }))], typed),
      ...found,
    ],
    [errands, places, typed, found],
  );
  const current = Math.min(at, Math.max(0, shown.length - 1));

  function go(item: Finding | undefined) {
    if (!item) return;
    onClose();
    void navigate({ to: item.to });
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
        placeholder="A page, a cohort, a client code, something to do"
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
            key={`${item.kind} ${item.to} ${item.label}`}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === current}
            className={s.item}
            onMouseMove={() => setAt(i)}
            onClick={() => go(item)}
          >
            <span>{item.label}</span>
            <span className={s.kind}>{item.kind}</span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className={s.none}>Nothing by that name.</p>}
    </Modal>
  );
}

// Asks the sources a moment after the last key.
function useFound(sources: Source[], typed: string): Finding[] {
  const [found, setFound] = useState<Finding[]>([]);
  useEffect(() => {
    const asked = new AbortController();
    const later = setTimeout(() => {
      void findings(sources, typed.trim(), asked.signal).then((f) => {
        if (!asked.signal.aborted) setFound(f);
      });
    }, 180);
    return () => {
      clearTimeout(later);
      asked.abort();
    };
  }, [sources, typed]);
  return found;
}
