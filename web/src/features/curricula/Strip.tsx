import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { shortTheme } from '@/format/words';
import { linksOf, type Outline, type Week } from './outline';
import c from '@/components/WeekCell.module.css';
import s from './Strip.module.css';

type Props = {
  outline: Outline;
  /** Key of the week that is open below. */
  selected: string | undefined;
  onSelect: (key: string) => void;
  /** Given, weeks can be dragged and moved with Alt and the arrows. */
  onMove?: (key: string, to: number) => void;
  /** Numbers of weeks in which something is wrong. */
  wrong?: Set<number>;
};

/** The curriculum as a strip to choose a week from. Arcs above it are the
    builds-on links; those of the chosen week stand out. */
export function Strip({ outline, selected, onSelect, onMove, wrong }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<number>();
  const { weeks } = outline;
  const at = weeks.findIndex((w) => w.key === selected);

  useEffect(() => {
    const tab = frame.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected, at]);

  function keys(e: KeyboardEvent) {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: weeks.length - 1 }[e.key];
    if (to === undefined || to < 0 || to >= weeks.length) return;
    e.preventDefault();
    const week = weeks[at];
    if (e.altKey && onMove && week) onMove(week.key, to);
    else if (!e.altKey) onSelect(weeks[to]?.key ?? '');
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  }

  return (
    <div ref={frame} className={c.frame}>
      <div className={s.wide}>
        <Arcs outline={outline} selected={weeks[at]} />
        <div role="tablist" aria-label="Weeks" className={s.weeks} style={{ gridTemplateColumns: `repeat(${weeks.length}, minmax(min-content, 1fr))` }} onKeyDown={keys}>
          {weeks.map((w, i) => (
            <button
              key={w.key}
              type="button"
              role="tab"
              id={`week-${w.key}`}
              aria-controls="week-panel"
              aria-selected={w.key === selected}
              title={w.theme}
              data-print
              tabIndex={w.key === selected ? 0 : -1}
              className={[c.cell, s.week, w.key === selected && `${c.here} ${s.selected}`, over === i && dragged !== w.key && s.target, wrong?.has(i + 1) && s.wrong].filter(Boolean).join(' ')}
              onClick={() => onSelect(w.key)}
              draggable={onMove !== undefined}
              onDragStart={(e) => {
                setDragged(w.key);
                e.dataTransfer.effectAllowed = 'move';
                e.dataTransfer.setData('text/plain', w.theme);
              }}
              onDragOver={(e) => {
                if (!dragged) return;
                e.preventDefault();
                setOver(i);
              }}
              onDragEnd={() => {
                setDragged(undefined);
                setOver(undefined);
              }}
              onDrop={(e) => {
                e.preventDefault();
                if (dragged && onMove) onMove(dragged, i);
              }}
            >
              <span className="unseen">Week </span>
              <span className={c.number}>{i + 1}</span>
              <span aria-hidden={shortTheme(w.theme) !== w.theme}>{shortTheme(w.theme) || 'No theme yet'}</span>
              {shortTheme(w.theme) !== w.theme && <span className="unseen">{w.theme}</span>}
              {wrong?.has(i + 1) && <span className={s.mark}>look here</span>}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Links as arcs from the earlier week to the one that builds on it. Weeks are
    as wide as their longest word, so where they stand is measured. */
function Arcs({ outline, selected }: { outline: Outline; selected: Week | undefined }) {
  const svg = useRef<SVGSVGElement>(null);
  const [middles, setMiddles] = useState<number[]>([]);

  useEffect(() => {
    const weeks = svg.current?.nextElementSibling;
    if (!weeks) return;
    const measure = () => setMiddles([...weeks.children].map((w) => (w as HTMLElement).offsetLeft + (w as HTMLElement).offsetWidth / 2));
    const watch = new ResizeObserver(measure);
    watch.observe(weeks);
    for (const week of weeks.children) watch.observe(week);
    return () => watch.disconnect();
  }, [outline.weeks]);

  const arcs = outline.weeks.flatMap((w, to) =>
    linksOf(outline, w).map((number) => {
      const from = number - 1;
      const tone = w.key === selected?.key ? s.into : outline.weeks[from]?.key === selected?.key ? s.outOf : '';
      return { from, to, tone };
    }),
  );
  arcs.sort((a, b) => Number(Boolean(a.tone)) - Number(Boolean(b.tone))); // what stands out is drawn last
  return (
    <svg ref={svg} className={arcs.length > 0 ? s.arcs : s.none} aria-hidden>
      {arcs.map((a) => {
        const [x, y] = [middles[a.from] ?? 0, middles[a.to] ?? 0];
        const high = 40 - Math.min(50, 18 + 9 * (a.to - a.from));
        return <path key={`${a.from}-${a.to}`} className={a.tone} d={`M ${x} 40 C ${x} ${high}, ${y} ${high}, ${y} 40`} />;
      })}
    </svg>
  );
}
