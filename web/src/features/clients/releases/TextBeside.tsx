import { Button, Popover } from '@mantine/core';
import { useRef, useState } from 'react';
import { pieces } from './consentWords';
import type { Decision, ReleaseFound, ReleaseText } from './releaseQueries';
import s from './Release.module.css';

export type Place = { text: ReleaseText; start: number; end: number };
type Props = { text: ReleaseText; busy: boolean; onSettle: (kind: Decision['kind'], place: Place) => void };

/** One text as it stands, with what was found in it, beside what leaves. */
export function TextBeside({ text: t, busy, onSettle }: Props) {
  const here = useRef<HTMLParagraphElement>(null);
  const [chosen, setChosen] = useState<{ start: number; end: number }>();

  // What is selected in the left column, as places of the text.
  function select() {
    const selection = window.getSelection();
    const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
    if (!range || !here.current?.contains(range.startContainer) || !here.current.contains(range.endContainer)) return setChosen(undefined);
    const before = document.createRange();
    before.setStart(here.current, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    setChosen({ start, end: start + range.toString().length });
  }

  return (
    <article className={s.beside}>
      <h4 className="quiet small">{t.place}</h4>
      <div className={s.left}>
        <p ref={here} className={s.text} onMouseUp={select} onKeyUp={select} onTouchEnd={select} tabIndex={0} aria-label={`${t.place}, as it stands`}>
          {pieces(t.text, t.found).map((p) => (p.found ? <Found key={p.at} of={p.found} words={p.text} busy={busy} onSettle={(kind) => onSettle(kind, { text: t, start: p.found!.start, end: p.found!.end })} /> : p.text))}
        </p>
        {chosen && (
          <Button size="compact-sm" onClick={() => { onSettle('redact', { text: t, ...chosen }); setChosen(undefined); }}>
            Take out “{short(t.text.slice(chosen.start, chosen.end))}”
          </Button>
        )}
      </div>
      <p className={s.text} data-leaves aria-label={`${t.place}, as it leaves`}>
        {t.leaves.split('[redacted]').map((piece, i) => (
          <span key={i}>
            {i > 0 && <span className={s.gone}>[redacted]</span>}
            {piece}
          </span>
        ))}
      </p>
    </article>
  );
}

const short = (text: string) => (text.length > 30 ? `${text.slice(0, 28)}…` : text);

function Found({ of: f, words, busy, onSettle }: { of: ReleaseFound; words: string; busy: boolean; onSettle: (kind: Decision['kind']) => void }) {
  const [open, setOpen] = useState(false);
  const settle = (kind: Decision['kind']) => {
    setOpen(false);
    onSettle(kind);
  };
  return (
    <Popover opened={open} onChange={setOpen} width={280} trapFocus withinPortal>
      <Popover.Target>
        <button type="button" className={s.found} data-kept={f.kept || undefined} onClick={() => setOpen(!open)} aria-label={`${words}: ${f.kept ? 'stays' : 'taken out'}, ${f.reason}`}>
          {words}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className="small">{f.kept ? `Stays: ${f.by ?? ''} judged that it names nobody.` : f.byHand ? `Taken out by ${f.by ?? ''}.` : `Taken out: ${f.reason}.`}</p>
        {f.why && <p className="small quiet">{f.why}</p>}
        <div className={s.tools} style={{ marginTop: 10 }}>
          {f.kept || f.byHand ? (
            <Button size="compact-sm" disabled={busy} onClick={() => settle('undo')}>{f.kept ? 'Take it out after all' : 'Leave it in after all'}</Button>
          ) : f.fixed ? (
            <p className="small quiet">A code or an address of another member always goes.</p>
          ) : (
            <Button size="compact-sm" disabled={busy} onClick={() => settle('keep')}>It names nobody…</Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
