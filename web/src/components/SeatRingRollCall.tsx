import { Button, Popover } from '@mantine/core';
import { useId, useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { FlagMark } from './FlagMark';
import { markForKey, markWord, nextMark, tally, type Attendance, type Mark } from './attendance';
import { seatDiameter, seatPoints } from './ring';
import { RollCallLegend } from './RollCallLegend';
import { RollCallMenu } from './RollCallMenu';
import s from './SeatRingRollCall.module.css';

export type Seat = {
  clientId: string;
  /** As `format/person` says it: a name, or the code while names are hidden. */
  called: string;
  mark: Mark;
  /** A risk flag of theirs is open. */
  flagged?: boolean;
  /** A small sign at the seat, and what it says. */
  badge?: { sign: string; said: string; tone: 'done' | 'waits' | 'none' };
};

type Props = {
  seats: Seat[];
  /** Seats of the cohort; those over the roster are drawn open. */
  capacity: number;
  onMark: (clientId: string, mark: Mark) => void;
  /** Closed, or not yet begun: shows, does not take. */
  readOnly?: boolean;
  /** Says "everyone here" for those not marked yet. Left out: no such button. */
  onMarkRest?: (mark: Attendance) => void;
  /** What may be set for a member now; left out: anything. A mark that the
      server has cannot be taken back, and before a session only absences are known. */
  choices?: (clientId: string) => Mark[];
  /** What a tap on a seat does instead of marking. */
  instead?: { label: string; tap: (clientId: string) => void; pressed?: (clientId: string) => boolean };
};

const radius = 40.6;
const holdMs = 450;

/** The seat ring at its largest: each seat is a member. Tap or Enter goes on to
    the next status, hold or right-click (Shift F10, Alt ↓) offers all seven, a
    letter sets one, arrows walk round the ring. Narrow screens get rows. */
export function SeatRingRollCall({ seats, capacity, onMark, readOnly, onMarkRest, choices, instead }: Props) {
  const hint = useId();
  const [at, setAt] = useState(0);
  const [menuAt, setMenuAt] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const buttons = useRef<Array<HTMLButtonElement | null>>([]);
  const total = Math.max(capacity, seats.length);
  const points = seatPoints(total, radius, 50);
  const diameter = seatDiameter(total, radius, 2.1, 21.5);
  const { here, unmarked } = tally(seats.map((x) => x.mark));

  const allows = (seat: Seat, mark: Mark) => !choices || choices(seat.clientId).includes(mark);

  // One more tap, past what may not be set.
  function tap(i: number) {
    const seat = seats[i];
    if (!seat) return;
    if (instead) return instead.tap(seat.clientId);
    let next = nextMark(seat.mark);
    for (let tries = 0; tries < 4 && !allows(seat, next); tries++) next = nextMark(next);
    if (next !== seat.mark && allows(seat, next)) mark(i, next);
    else setMenuAt(i);
  }

  function mark(i: number, next: Mark) {
    const seat = seats[i];
    if (!seat || readOnly || instead || !allows(seat, next)) return;
    onMark(seat.clientId, next);
    setSaid(`${seat.called}: ${markWord(next)}`);
  }

  function focusOn(i: number) {
    const to = (i + seats.length) % seats.length;
    setAt(to);
    buttons.current[to]?.focus();
  }

  function closeMenu() {
    if (menuAt !== null) buttons.current[menuAt]?.focus();
    setMenuAt(null);
  }

  function onKey(e: KeyboardEvent, i: number) {
    if (e.altKey && e.key === 'ArrowDown' && !instead) {
      e.preventDefault();
      setMenuAt(i);
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const step = { ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1, Home: 0, End: seats.length - 1 }[e.key];
    if (step !== undefined) {
      e.preventDefault();
      focusOn(step);
      return;
    }
    const direct = markForKey(e.key);
    if (direct) mark(i, direct);
    else if (e.key === 'Delete' || e.key === 'Backspace') mark(i, null);
  }

  return (
    <div className={s.roll}>
      <div className={s.ring} role="group" aria-label={instead?.label ?? 'Roll call'} aria-describedby={readOnly || instead ? undefined : hint}>
        {points.map((p, i) => {
          const seat = seats[i];
          const place = { '--x': `${p.x}%`, '--y': `${p.y}%`, '--d': `${diameter}%` } as CSSProperties;
          if (!seat) return <span key={`open-${i}`} className={s.open} style={place} />;
          return (
            <SeatButton
              key={seat.clientId}
              seat={seat}
              place={place}
              readOnly={readOnly}
              tabIndex={i === Math.min(at, seats.length - 1) ? 0 : -1}
              hold={() => (instead ? tap(i) : setMenuAt(i))}
              pressed={instead?.pressed?.(seat.clientId)}
              tap={() => tap(i)}
              onFocus={() => setAt(i)}
              onKeyDown={(e) => onKey(e, i)}
              ref={(el) => {
                buttons.current[i] = el;
              }}
            />
          );
        })}
        <div className={s.middle}>
          <div className={s.figure}>{here}</div>
          <div className={s.caption}>of {seats.length} here</div>
          {!readOnly && !instead && onMarkRest && unmarked > 0 && (
            <Button className={s.rest} variant="light" onClick={() => onMarkRest('present')}>
              {unmarked === seats.length ? 'All here' : 'Rest here'}
            </Button>
          )}
        </div>
        {menuAt !== null && seats[menuAt] && (
          <Popover opened onDismiss={closeMenu} withRoles={false} position="bottom" withinPortal width={190} offset={4}>
            <Popover.Target>
              <span
                className={s.anchor}
                style={{ '--x': `${points[menuAt]?.x}%`, '--y': `${points[menuAt]?.y}%`, '--d': `${diameter}%`, '--row': menuAt } as CSSProperties}
              />
            </Popover.Target>
            <Popover.Dropdown>
              <RollCallMenu
                name={seats[menuAt].called}
                mark={seats[menuAt].mark}
                choices={choices?.(seats[menuAt].clientId)}
                onChoose={(next) => {
                  mark(menuAt, next);
                  closeMenu();
                }}
                onClose={closeMenu}
              />
            </Popover.Dropdown>
          </Popover>
        )}
      </div>
      {!instead && <RollCallLegend />}
      <p id={hint} className="unseen">
        Enter goes to the next status. Arrow keys move round the ring. Alt and arrow down offers all statuses. P present, L late, E left early, N
        no-show, X excused, C late cancel, O off tonight’s roster, Delete not marked.
      </p>
      <p className="unseen" role="status">
        {said}
      </p>
    </div>
  );
}

type SeatProps = {
  seat: Seat;
  place: CSSProperties;
  readOnly?: boolean;
  pressed?: boolean;
  tabIndex: number;
  tap: () => void;
  hold: () => void;
  onFocus: () => void;
  onKeyDown: (e: KeyboardEvent) => void;
  ref: (el: HTMLButtonElement | null) => void;
};

function SeatButton({ seat, place, readOnly, pressed, tap, hold, ref, ...rest }: SeatProps) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const held = useRef(false);
  const flag = useId();

  function press(e: PointerEvent) {
    held.current = false;
    if (readOnly || e.button !== 0) return;
    timer.current = setTimeout(() => {
      held.current = true;
      hold();
    }, holdMs);
  }
  const release = () => clearTimeout(timer.current);

  return (
    <button
      type="button"
      ref={ref}
      className={`${s.seat} ${s[seat.mark ?? 'unmarked']}`}
      style={place}
      data-long={seat.called.length > 7 ? (seat.called.length > 9 ? 'very' : 'yes') : undefined}
      title={seat.called.length > 9 ? seat.called : undefined}
      aria-label={[seat.called, markWord(seat.mark), seat.badge?.said].filter(Boolean).join(', ')}
      aria-pressed={pressed}
      aria-describedby={seat.flagged ? flag : undefined}
      aria-disabled={readOnly || undefined}
      data-print
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(e) => {
        e.preventDefault();
        release();
        if (!readOnly) {
          held.current = true;
          hold();
        }
      }}
      onClick={(e) => {
        // The click that ends a hold is not a tap; a key's click has detail 0.
        if (held.current && e.detail !== 0) return;
        if (!readOnly) tap();
      }}
      {...rest}
    >
      <span className={s.name}>{seat.called}</span>{' '}
      {seat.flagged && (
        <span className={s.flag}>
          <FlagMark id={flag} />
        </span>
      )}
      {seat.badge && (
        <span className={s.badge} data-tone={seat.badge.tone} data-sign={seat.badge.sign} aria-hidden />
      )}
      <span className={s.word} data-mark={seat.mark ?? 'unmarked'}>
        {markWord(seat.mark)}
      </span>
    </button>
  );
}
