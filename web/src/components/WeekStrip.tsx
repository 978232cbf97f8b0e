import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { shortTheme } from '@/format/words';
import c from './WeekCell.module.css';
import s from './WeekStrip.module.css';

/** `current` is under way, `next` comes first of what is to come, `unclosed` is over and was not closed. */
export type WeekState = 'delivered' | 'unclosed' | 'current' | 'next' | 'planned' | 'skipped' | 'cancelled';
export type Week = { number: number; theme: string; state: WeekState; /** e.g. a date under the theme */ note?: string };

const words: Record<WeekState, string> = { delivered: 'delivered', unclosed: 'not closed', current: 'now', next: 'next', planned: 'planned', skipped: 'skipped', cancelled: 'cancelled' };

type Props = {
  weeks: Week[];
  /** Wraps each week's content, e.g. in a link or a button. */
  render?: (week: Week, content: ReactNode) => ReactNode;
};

/** The curriculum as a strip: what was delivered, where the group is, what is to come. */
export function WeekStrip({ weeks, render }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const here = (weeks.find((w) => w.state === 'current') ?? weeks.find((w) => w.state === 'next') ?? weeks.find((w) => w.state === 'unclosed'))?.number;

  // Where it does not fit, the strip opens at the group's own week.
  useEffect(() => {
    const week = frame.current?.querySelector<HTMLElement>('[aria-current]');
    if (frame.current && week) frame.current.scrollLeft = week.offsetLeft - 40;
  }, [here]);

  return (
    <div ref={frame} className={`${c.frame} ${s.frame}`} tabIndex={0} role="region" aria-label="Weeks of the curriculum">
      <ol className={s.strip} data-rows={rowsOf(weeks.length)} style={{ '--in-row': Math.ceil(weeks.length / (weeks.length > 6 ? 2 : 1)), '--weeks': weeks.length } as CSSProperties}>
        {weeks.map((w) => {
          const content = (
            <>
              <span className={c.number}>{w.number}</span>
              <Theme week={w} />
              <span className={w.state === 'delivered' || w.state === 'planned' ? 'unseen' : s.word}>{words[w.state]}</span>
              {w.note && <span className={s.note}>{w.note}</span>}
            </>
          );
          return (
            <li key={w.number} className={[c.cell, s.week, s[w.state], w.number === here && c.here].filter(Boolean).join(' ')} title={w.theme} aria-current={w.number === here ? 'step' : undefined}>
              {render ? render(w, content) : content}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** All weeks in one row where there is room, else in two of equal length; more
    than two rows only for groups that go on for months. */
const rowsOf = (weeks: number) => (weeks <= 6 ? 'one' : weeks <= 10 ? 'one-or-two' : weeks <= 16 ? 'two' : 'many');

/** The week that is now has its whole theme; the others their theme's own name,
    and the whole of it for whoever points at them or listens. */
function Theme({ week }: { week: Week }) {
  const short = shortTheme(week.theme);
  if (week.state === 'current' || week.state === 'next' || short === week.theme) return <span className={s.theme}>{week.theme}</span>;
  return (
    <>
      <span className={s.theme} aria-hidden>
        {short}
      </span>
      <span className="unseen">{week.theme}</span>
    </>
  );
}
