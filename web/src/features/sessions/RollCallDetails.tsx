import { Button } from '@mantine/core';
import { isHere, markTone, markWord } from '@/components/attendance';
import { MemberChip } from '@/components/MemberChip';
import { Chips, StateChip } from '@/components/Chip';
import { nameOf } from './names';
import { Presence } from './Presence';
import type { AttendanceItem, RosterSeat, Session } from './sessionQueries';
import { statusOf, type RollCall } from './useRollCall';
import { PartHead } from './PartHead';
import s from './RollCallDetails.module.css';

type Props = { session: Session; roll: RollCall; open: boolean };
type Row = { seat: RosterSeat; item: AttendanceItem };

/** Minutes of those who came late or left early, and in hybrid groups where
    each member was: payers bill the two differently. */
export function RollCallDetails({ session, roll, open }: Props) {
  const here = session.roster.flatMap((seat): Row[] => {
    const item = roll.marks.get(seat.clientId);
    return item && isHere(statusOf(item)) ? [{ seat, item }] : [];
  });
  const partly = here.filter((r) => r.item.status !== 'present');
  const minutes = Math.round((Date.parse(session.endsAt) - Date.parse(session.startsAt)) / 60_000);
  return (
    <>
      {session.delivery === 'hybrid' && here.length > 0 && <Places rows={here} roll={roll} open={open} />}
      {partly.length > 0 && (
        <section className={s.details} aria-label="How long">
          <PartHead title="How long" />
          <ul>
            {partly.map((r) => (
              <MinutesRow key={r.seat.clientId} {...r} session={session} minutes={minutes} roll={roll} open={open} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const nextPlace = (place: string | undefined) => (place === 'in_person' ? 'online' : 'in_person');

function Places({ rows, roll, open }: { rows: Row[]; roll: RollCall; open: boolean }) {
  const unplaced = rows.filter((r) => !r.item.place).length;
  const online = rows.filter((r) => r.item.place === 'online').length;
  return (
    <section className={s.details} aria-label="Where">
      <PartHead title="Where">
        {open && unplaced > 0 ? (
          <Button size="compact-sm" onClick={() => roll.placeRest('in_person')}>
            {unplaced === rows.length ? 'All in the room' : 'Rest in the room'}
          </Button>
        ) : (
          <span className="quiet">{`${rows.length - online - unplaced} in the room, ${online} online`}</span>
        )}
      </PartHead>
      <Chips label="Where each member is">
        {rows.map(({ seat, item }) =>
          !open ? (
            <StateChip key={seat.clientId} tone={item.place === 'online' ? 'underway' : item.place ? 'good' : 'quiet'}>
              {nameOf(seat)} · {item.place === 'online' ? 'online' : item.place ? 'in the room' : 'not noted'}
            </StateChip>
          ) : (
          <MemberChip
            key={seat.clientId}
            name={nameOf(seat)}
            word={item.place === 'online' ? 'online' : item.place ? undefined : 'where?'}
            tone={item.place === 'online' ? 'underway' : item.place ? 'good' : 'quiet'}
            checked={item.place === 'in_person'}
            onClick={() => roll.change(seat.clientId, { place: nextPlace(item.place) })}
          />
          ),
        )}
      </Chips>
    </section>
  );
}

function MinutesRow({ seat, item, session, minutes, roll, open }: Row & { session: Session; minutes: number; roll: RollCall; open: boolean }) {
  const name = nameOf(seat);
  const status = statusOf(item);
  return (
    <li className={s.detailRow}>
      <span className={s.detailName}>
        {name} <StateChip tone={markTone(status)}>{markWord(status)}</StateChip>
      </span>
      <Presence session={session} item={item} name={name} minutes={minutes} onChange={open ? (part) => roll.change(seat.clientId, part) : undefined} />
    </li>
  );
}
