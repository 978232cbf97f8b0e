import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { count } from '@/format/words';
import { ComparedField } from './ComparedField';
import s from './Compare.module.css';

/** One text that both sides have: a note's section, a week's goal. */
export type ComparedText = { key: string; label: string; before: string; after: string };

type View = 'sides' | 'one';
const views: Array<{ value: View; label: string }> = [
  { value: 'sides', label: 'Side by side' },
  { value: 'one', label: 'In one text' },
];

type Props = {
  /** What stands on each side, with a quiet word about it: "Version 2", "since January". */
  before: { title: string; note?: string };
  after: { title: string; note?: string };
  texts: ComparedText[];
  /** Under a text that differs: the choice between the two, say. */
  choose?: (text: ComparedText) => ReactNode;
  /** What differs fits on one screen anyway: no row of buttons above. */
  plain?: boolean;
};

/** Two texts side by side with their differences, by words. In little room the
    one stands over the other. Differences are told by a line through or under
    them too, and in words to whoever listens. */
export function Compare({ before, after, texts, choose, plain }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>('sides');
  const [all, setAll] = useState(true);
  const [at, setAt] = useState(-1);
  const differing = useMemo(() => texts.filter((t) => t.before !== t.after), [texts]);
  const same = texts.length - differing.length;

  function go(step: number) {
    const places = [...(frame.current?.querySelectorAll<HTMLElement>('[data-difference]') ?? [])];
    const next = (at + step + places.length) % places.length;
    setAt(next);
    places[next]?.focus();
  }

  return (
    <div ref={frame} className={s.compare}>
      {!plain && (
        <div className={s.bar} data-noprint>
          <span className={s.count} role="status">
            {differing.length === 0 ? 'Both say the same.' : `${count(differing.length, 'part differs', 'parts differ')}${same > 0 ? `, ${same} the same` : ''}`}
          </span>
          {same > 0 && differing.length > 0 && <Switch label="Also what is the same" checked={all} onChange={(e) => setAll(e.currentTarget.checked)} />}
          {differing.length > 0 && (
            <>
              <SegmentedControl aria-label="How to compare" value={view} onChange={(v) => setView(v as View)} data={views} />
              <Button.Group>
                <Button aria-label="Difference before this" onClick={() => go(at < 0 ? 0 : -1)}>
                  ↑
                </Button>
                <Button onClick={() => go(1)}>Next difference</Button>
              </Button.Group>
            </>
          )}
        </div>
      )}
      <div className={`${s.heads} ${view === 'one' ? s.oneHead : ''}`}>
        <Side {...before} kind="removed" />
        <Side {...after} kind="added" />
      </div>
      {(all ? texts : differing).map((t) => (
        <ComparedField key={t.key} text={t} view={view} sides={[before.title, after.title]} choice={t.before !== t.after && choose?.(t)} />
      ))}
    </div>
  );
}

const Side = ({ title, note, kind }: { title: string; note?: string; kind: 'removed' | 'added' }) => (
  <div className={s.head}>
    <i className={`${s.key} ${s[kind]}`} aria-hidden />
    <b>{title}</b>
    {note && <span className="quiet"> {note}</span>}
  </div>
);
