import { Button } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Chips, PressChip, StateChip, type Tone } from '@/components/Chip';
import { shortDate, weekdayIn } from '@/format/dates';
import { count, listed } from '@/format/words';
import { dayWords, timelineRows, type Dated } from './timeline';
import s from './Timeline.module.css';

/** Something that happened, as a colleague would say it. */
export type TimelineEntry = Dated & {
  /** The mark's color; the title says the same in words. */
  tone: Tone;
  title: string;
  /** Behind the title, quieter: "week 10, Evenings and weekends". */
  about?: ReactNode;
  detail?: ReactNode;
  /** What somebody wrote. */
  prose?: string;
  chips?: Array<{ tone?: Tone; words: string }>;
  /** At the right: who signed, a button, a small plot. */
  end?: ReactNode;
};

/** A kind of entry: its filter's name, and whether its mark is square (papers,
    contacts, scores) or round (what the client did). */
export type TimelineKind = { key: string; label: string; square?: boolean };

type Props = {
  label: string;
  entries: TimelineEntry[];
  kinds: TimelineKind[];
  today: string;
  /** Which kinds are shown; none is all. Kept by the page, in its address. */
  shown: readonly string[];
  onShown: (kinds: string[]) => void;
  /** How many there are of each kind; absent while nobody knows. */
  counts?: ReadonlyMap<string, number>;
  /** What a folded run says: "Six sessions, all attended". */
  foldWords?: (entries: TimelineEntry[]) => string;
  more?: { has: boolean; load: () => void; busy: boolean };
};

/** Everything in one column, newest first: marks by kind and tone, quiet weeks
    folded into a line, filters with their counts on top. */
export function Timeline({ label, entries, kinds, today, shown, onShown, counts, foldWords, more }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLOListElement>(null);
  // The button that unfolds is gone then: the focus goes to what it showed.
  function unfold(id: string) {
    flushSync(() => setOpen(new Set([...open, id])));
    [...(list.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])].find((li) => li.dataset.entry === id)?.focus();
  }
  const all = shown.length === 0;
  // What is looked for is not folded away.
  const rows = timelineRows(all ? entries : entries.filter((e) => shown.includes(e.kind)).map((e) => ({ ...e, quiet: false })), { today, open });
  const squares = new Set(kinds.filter((k) => k.square).map((k) => k.key));
  const names = listed(kinds.filter((k) => shown.includes(k.key)).map((k) => k.label));
  // In the order of the chips, so that one choice has one address.
  const toggle = (key: string) => onShown(kinds.map((k) => k.key).filter((k) => (k === key) !== shown.includes(k)));

  return (
    <div className={s.timeline}>
      <div className={s.filters} role="group" aria-label="Show" data-noprint>
        <Filter on={all} onClick={() => onShown([])} label="All" />
        {kinds.map((k) => (
          <Filter key={k.key} on={shown.includes(k.key)} onClick={() => toggle(k.key)} label={k.label} n={counts && (counts.get(k.key) ?? 0)} />
        ))}
      </div>
      {rows.length === 0 && <p className={s.nothing}>{all ? 'Nothing has happened yet.' : `${names}: nothing so far.`}</p>}
      <ol ref={list} className={s.entries} aria-label={label}>
        {rows.map((row) => {
          if (row.type === 'year') {
            return (
              <li key={row.year} className={s.year}>
                {row.year}
              </li>
            );
          }
          if (row.type === 'fold') {
            return (
              <li key={row.id} className={s.entry}>
                <span className={s.date}>
                  <b>{shortDate(row.from, row.from)}</b>
                  <small>to {shortDate(row.to, row.to)}</small>
                </span>
                <i className={`${s.mark} ${s.folded}`} aria-hidden />
                <div className={s.what}>
                  <p className={s.title}>{foldWords?.(row.entries) ?? `${count(row.entries.length, 'entry', 'entries')}, nothing raised`}</p>
                  <button type="button" className={s.unfold} onClick={() => unfold(row.id)} data-noprint>
                    Show the {row.entries.length}
                  </button>
                </div>
              </li>
            );
          }
          return <Entry key={row.entry.id} entry={row.entry} first={row.first} today={today} square={squares.has(row.entry.kind)} />;
        })}
      </ol>
      {more?.has && (
        <div className={s.more} data-noprint>
          <Button onClick={more.load} loading={more.busy}>
            Show earlier
          </Button>
        </div>
      )}
    </div>
  );
}

function Filter({ on, onClick, label, n }: { on: boolean; onClick: () => void; label: string; n?: number }) {
  return (
    <PressChip tone={on ? 'chosen' : 'quiet'} pressed={on} onClick={onClick} disabled={n === 0 && !on}>
      {label} {n !== undefined && <span className={s.n}>{n}</span>}
    </PressChip>
  );
}

function Entry({ entry: e, first, today, square }: { entry: TimelineEntry; first: boolean; today: string; square: boolean }) {
  return (
    <li className={first ? s.entry : `${s.entry} ${s.again}`} data-entry={e.id} tabIndex={-1}>
      <time className={s.date} dateTime={e.date}>
        <b className={first ? undefined : 'unseen'}>{dayWords(e.date, today)}</b>
        {first && <small>{weekdayIn(`${e.date}T00:00:00Z`, 'UTC')}</small>}
      </time>
      <i className={`${s.mark} ${s[e.tone]} ${square ? s.square : ''}`} aria-hidden />
      <div className={s.what}>
        <p className={s.title}>
          <b>{e.title}</b>
          {e.about && <span className={s.about}> · {e.about}</span>}
        </p>
        {e.detail && <p className={s.detail}>{e.detail}</p>}
        {e.prose && <p className={s.prose}>{e.prose}</p>}
        {e.chips && (
          <Chips>
            {e.chips.map((c) => (
              <StateChip key={c.words} tone={c.tone}>
                {c.words}
              </StateChip>
            ))}
          </Chips>
        )}
      </div>
      {e.end && <div className={s.end}>{e.end}</div>}
    </li>
  );
}
