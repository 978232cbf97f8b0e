import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { isHere, markTone, markWord } from '@/components/attendance';
import { StateChip } from '@/components/StateChip';
import { nameOf } from './names';
import type { AttendanceItem, RosterSeat, Session } from './sessionQueries';
import { statusOf, type RollCall } from './useRollCall';
import s from './sessions.module.css';

const places = [
  { value: 'in_person', label: 'In person' },
  { value: 'online', label: 'Online' },
];

type Props = { session: Session; roll: RollCall; open: boolean };

/** Minutes of those who came late or left early, and in hybrid groups where
    each member was: payers bill the two differently. */
export function RollCallDetails({ session, roll, open }: Props) {
  const hybrid = session.delivery === 'hybrid';
  const rows = (session.roster ?? []).flatMap((seat) => {
    const item = roll.marks.get(seat.clientId);
    const partly = item?.status === 'late' || item?.status === 'left_early';
    return item && isHere(statusOf(item)) && (hybrid || partly) ? [{ seat, item, partly }] : [];
  });
  if (rows.length === 0) return null;
  const unplaced = hybrid ? rows.filter((r) => !r.item.place).length : 0;
  return (
    <div className={s.details}>
      <div className={s.detailsHead}>
        <h3>{hybrid ? 'Where, and how long' : 'How long'}</h3>
        {open && unplaced > 0 && (
          <Button size="compact-sm" onClick={() => roll.placeRest('in_person')}>
            {unplaced === rows.length ? 'All in person' : 'Rest in person'}
          </Button>
        )}
      </div>
      <ul className={s.detailRows}>
        {rows.map((r) => (
          <DetailRow key={r.seat.clientId} {...r} minutes={lengthOf(session)} hybrid={hybrid} roll={roll} open={open} />
        ))}
      </ul>
    </div>
  );
}

const lengthOf = (session: Session) => Math.round((Date.parse(session.endsAt) - Date.parse(session.startsAt)) / 60_000);

type RowProps = { seat: RosterSeat; item: AttendanceItem; partly: boolean; minutes: number; hybrid: boolean; roll: RollCall; open: boolean };

function DetailRow({ seat, item, partly, minutes, hybrid, roll, open }: RowProps) {
  const name = nameOf(seat);
  const status = statusOf(item);
  return (
    <li className={s.detailRow}>
      <span className={s.detailName}>
        {name} {partly && <StateChip tone={markTone(status)}>{markWord(status)}</StateChip>}
      </span>
      {partly && (
        <NumberInput
          className={s.minutes}
          aria-label={`Minutes of ${name}`}
          placeholder={`${minutes}`}
          min={0}
          max={minutes}
          clampBehavior="strict"
          allowDecimal={false}
          suffix=" min"
          readOnly={!open}
          hideControls
          value={item.minutes ?? ''}
          onChange={(value) => roll.change(seat.clientId, { minutes: typeof value === 'number' ? value : undefined })}
        />
      )}
      {hybrid &&
        (open ? (
          <SegmentedControl
            size="xs"
            aria-label={`Where ${name} is`}
            data={places}
            value={item.place ?? ''}
            onChange={(place) => roll.change(seat.clientId, { place })}
          />
        ) : (
          <span className="quiet small">{places.find((p) => p.value === item.place)?.label ?? 'place not noted'}</span>
        ))}
    </li>
  );
}
