import { useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { longDayIn, weekdayIn } from '@/format/dates';
import { count } from '@/format/words';
import type { CalendarProps } from './Calendar';
import { eventsOn, hoursShown, layOut, neighbor, type CalendarEvent, type Laid } from './calendar';
import { brief, groupsOf, slotWords, spanWords, stateWords, unseenWords } from './eventWords';
import { useCarry, type Carried } from './useCarry';
import s from './WeekGrid.module.css';

/** One or seven days as columns over the hours. One stop for Tab; arrows go from
    event to event, Enter opens, M picks up. */
export function WeekGrid({ days, ...p }: CalendarProps & { days: string[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const shown = p.events.filter((e) => days.includes(e.day));
  const hours = hoursShown(shown);
  const { carried, onKey, hand, put } = useCarry({ days, hours, onMove: p.onMove });
  const [at, setAt] = useState<string | null>(null);
  const tabStop = shown.find((e) => e.id === at)?.id ?? eventsOn(shown, days.find((d) => eventsOn(shown, d).length > 0) ?? '')[0]?.id;
  const against = carried && (p.against?.(carried.event, carried.to) ?? null);

  function onKeyDown(e: KeyboardEvent, event: CalendarEvent) {
    if (onKey(e, event)) return;
    const next = neighbor(shown, event, e.key);
    if (!e.key.startsWith('Arrow')) return;
    e.preventDefault();
    if (!next) return;
    setAt(next.id);
    [...(frame.current?.querySelectorAll<HTMLElement>('[data-event]') ?? [])].find((b) => b.dataset.event === next.id)?.focus();
  }

  const row = (minute: number) => `${((minute / 60 - hours[0]) / (hours[1] - hours[0])) * 100}%`;
  const place = (l: Laid<{ from: number; to: number }>): CSSProperties => ({
    top: row(l.event.from),
    height: `calc(${row(l.event.to)} - ${row(l.event.from)} - 2px)`,
    left: `${(l.lane / l.lanes) * 100}%`,
    width: `calc(${(l.wide / l.lanes) * 100}% - 3px)`,
  });

  return (
    <div ref={frame} className={s.week} role="group" aria-label={p.label} style={{ '--days': days.length, '--hours': hours[1] - hours[0] } as CSSProperties}>
      <div className={s.heads}>
        {days.map((day) => (
          <DayHead key={day} day={day} p={p} />
        ))}
      </div>
      <div className={s.body}>
        <div className={s.gutter} aria-hidden>
          {Array.from({ length: hours[1] - hours[0] }, (_, i) => (
            <span key={i} style={{ top: row((hours[0] + i) * 60) }}>
              {i > 0 && brief((hours[0] + i) * 60)}
            </span>
          ))}
        </div>
        <div className={s.grid} data-calendar-grid>
          {days.map((day) => {
            const special = p.special?.[day];
            return (
              <section key={day} className={special ? `${s.day} ${s.special}` : s.day} aria-label={longDayIn(`${day}T00:00:00Z`, 'UTC')}>
                {special && (
                  <p className={s.holiday}>
                    <b>{special.name}</b>
                    {special.note}
                  </p>
                )}
                {layOut(eventsOn(shown, day)).map((l) => (
                  <button
                    key={l.event.id}
                    type="button"
                    data-print
                    data-event={l.event.id}
                    className={[s.event, s[l.event.state], carried?.event.id === l.event.id && s.lifted, l.event.movable && p.onMove && s.movable].filter(Boolean).join(' ')}
                    style={place(l)}
                    tabIndex={l.event.id === tabStop ? 0 : -1}
                    aria-keyshortcuts={l.event.movable && p.onMove ? 'M' : undefined}
                    onFocus={() => setAt(l.event.id)}
                    onBlur={put}
                    onKeyDown={(e) => onKeyDown(e, l.event)}
                    onClick={() => !hand.wasDrag() && !carried && p.onOpen(l.event)}
                    onPointerDown={(e) => hand.onPointerDown(e, l.event)}
                    onPointerMove={hand.onPointerMove}
                    onPointerUp={hand.onPointerUp}
                    onPointerCancel={hand.onPointerCancel}
                  >
                    <span className={s.eventText}>
                      <EventText event={l.event} />
                    </span>
                    <span className="unseen"> {unseenWords(l.event)}</span>
                  </button>
                ))}
                {day === p.today && p.now !== undefined && p.now >= hours[0] * 60 && p.now <= hours[1] * 60 && <i className={s.nowLine} style={{ top: row(p.now) }} aria-hidden />}
                {carried?.to.day === day && <Ghost carried={carried} against={against} style={place({ event: carried.to, lane: 0, lanes: 1, wide: 1 })} />}
              </section>
            );
          })}
        </div>
      </div>
      <p className="unseen" role="status">
        {carried?.by === 'keys' && `${carried.event.title}: ${slotWords(carried.to)}. ${against ?? ''} Arrows move it, Enter lets it go, Escape puts it back.`}
      </p>
    </div>
  );
}

function DayHead({ day, p }: { day: string; p: CalendarProps }) {
  const groups = groupsOf(eventsOn(p.events, day));
  const special = p.special?.[day];
  return (
    <button type="button" data-print className={[s.head, day === p.today && s.today, special && s.specialHead].filter(Boolean).join(' ')} onClick={() => p.onDay(day)} aria-current={day === p.today ? 'date' : undefined}>
      <span>
        {weekdayIn(`${day}T00:00:00Z`, 'UTC')} <b>{Number(day.slice(8))}</b>
      </span>
      <small>{special?.name ?? (groups > 0 ? count(groups, 'group') : '\u00a0')}</small>
    </button>
  );
}

/** The title, then as much as fits. */
export const EventText = ({ event: e }: { event: CalendarEvent }) => (
  <>
    <b>{e.title}</b>{' '}
    {(e.note ?? stateWords[e.state]) && <span className={`${s.note} ${s[`${e.state}Note`] ?? ''}`}>{e.note ?? stateWords[e.state]}</span>}
    {e.lines?.map((line) => <span key={line}> {line}</span>)}
  </>
);

const Ghost = ({ carried, against, style }: { carried: Carried; against: string | null; style: CSSProperties }) => (
  <div className={against ? `${s.event} ${s.ghost} ${s.refused}` : `${s.event} ${s.ghost}`} style={style} aria-hidden>
    <span className={s.eventText}>
      <b>{carried.event.title}</b>
      <span>{spanWords(carried.to)}</span>
      {against && <span className={s.note}>{against}</span>}
    </span>
  </div>
);
