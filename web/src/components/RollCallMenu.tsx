import { useEffect, useRef, type KeyboardEvent } from 'react';
import { attendanceKinds, markForKey, type Mark } from './attendance';
import s from './SeatRingRollCall.module.css';

type Props = { name: string; mark: Mark; /** Left out: all. */ choices?: Mark[]; onChoose: (mark: Mark) => void; onClose: () => void };

/** All seven statuses and "not marked", for one member. */
export function RollCallMenu({ name, mark, choices: allowed, onChoose, onClose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const choices: Array<{ status: Mark; word: string; key?: string }> = [...attendanceKinds, { status: null, word: 'not marked' }];
  const offered = allowed ? choices.filter((c) => allowed.includes(c.status)) : choices;

  useEffect(() => {
    const all = list.current;
    const now = all?.querySelector<HTMLElement>('[aria-checked="true"]') ?? all?.querySelector<HTMLElement>('[role="menuitemradio"]');
    now?.focus({ preventScroll: true });
  }, []);

  function onKey(e: KeyboardEvent) {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role="menuitemradio"]') ?? [])];
    const now = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 }[e.key];
    if (to !== undefined) {
      e.preventDefault();
      items[(to + items.length) % items.length]?.focus();
    } else if (e.key === 'Escape' || e.key === 'Tab') {
      e.preventDefault();
      onClose();
    } else if (!e.ctrlKey && !e.metaKey && !e.altKey) {
      const direct = markForKey(e.key);
      if (direct && offered.some((c) => c.status === direct)) {
        e.preventDefault();
        onChoose(direct);
      }
    }
  }

  return (
    <div ref={list} role="menu" tabIndex={-1} aria-label={`Attendance of ${name}`} className={s.menu} onKeyDown={onKey}>
      {offered.map((c) => (
        <button key={c.word} type="button" role="menuitemradio" aria-checked={mark === c.status} tabIndex={-1} className={s.choice} onClick={() => onChoose(c.status)}>
          <i className={`${s.dot} ${s[c.status ?? 'unmarked']}`} />
          <span>{c.word}</span>
          {c.key && <kbd aria-hidden>{c.key.toUpperCase()}</kbd>}
        </button>
      ))}
    </div>
  );
}
