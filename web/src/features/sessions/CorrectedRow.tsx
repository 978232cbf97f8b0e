import { NativeSelect, NumberInput, Select } from '@mantine/core';
import { attendanceKinds, isHere, markWord, type Attendance } from '@/components/attendance';
import { codeBeside } from '@/format/person';
import type { MarkChange } from './correction';
import { nameOf } from './names';
import type { AttendanceItem, RosterSeat } from './sessionQueries';
import s from './CorrectAttendance.module.css';

const kinds = attendanceKinds.map((k) => ({ value: k.status, label: k.word }));
const places = [
  { value: 'in_person', label: 'in the room' },
  { value: 'online', label: 'online' },
];

type Props = {
  seat: Pick<RosterSeat, 'clientId' | 'firstName' | 'roomName' | 'clientCode'>;
  was: Attendance | null;
  /** What the mark would be. */
  mark?: AttendanceItem;
  /** It differs from what stands. */
  corrected: boolean;
  /** The focus begins here. */
  first: boolean;
  /** Of the session. */
  minutes: number;
  hybrid: boolean;
  onChange: (change: MarkChange) => void;
};

/** One member in a correction: the mark, the minutes of who was there for a part
    of it, and where they were in a hybrid group. */
export function CorrectedRow({ seat, first, was, mark, corrected, minutes, hybrid, onChange }: Props) {
  const name = nameOf(seat);
  const code = codeBeside(seat);
  const here = isHere(mark?.status ?? null);
  const partly = here && (mark?.status !== 'present' || mark.minutes !== undefined);
  return (
    <li>
      <span className={s.who}>
        {corrected ? <b>{name}</b> : name} {code && <span className="quiet small">{code}</span>}
        {corrected && <small> was {was ? markWord(was) : 'not on the roll'}</small>}
      </span>
      <Select aria-label={`Attendance of ${name}`} placeholder="was…" size="xs" w={150} data={kinds} allowDeselect={false} data-autofocus={first || undefined} value={mark?.status ?? null} onChange={(status) => status && onChange({ status: status as Attendance })} />
      {here && (partly || hybrid) && (
        <span className={s.how}>
          {partly && (
            <span className={s.minutes}>
              <NumberInput
                size="xs"
                aria-label={`Minutes of ${name}`}
                placeholder="minutes"
                min={0}
                max={minutes}
                clampBehavior="strict"
                allowDecimal={false}
                hideControls
                value={mark?.minutes ?? ''}
                onChange={(value) => onChange({ minutes: typeof value === 'number' ? value : null })}
              />
              <small>of {minutes} min</small>
            </span>
          )}
          {hybrid && (
            <NativeSelect
              size="xs"
              aria-label={`Where ${name} was`}
              data={mark?.place ? places : [{ value: '', label: 'where?' }, ...places]}
              value={mark?.place ?? ''}
              onChange={(e) => e.currentTarget.value && onChange({ place: e.currentTarget.value as AttendanceItem['place'] })}
            />
          )}
        </span>
      )}
    </li>
  );
}
