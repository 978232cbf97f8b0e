import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { timeIn } from '@/format/dates';
import { afterOf, presentOf, timesWith, wallAfter, type Times } from './presence';
import type { AttendanceItem, Session } from './sessionQueries';
import s from './Presence.module.css';

type Props = { session: Session; item: AttendanceItem; name: string; minutes: number; /** Left out: only shows. */ onChange?: (part: Times) => void };

/** When somebody came and left, or for how many minutes they were there: only
    what differs from the whole session is typed. */
export function Presence({ session, item, name, minutes, onChange }: Props) {
  const present = presentOf(item, minutes);
  if (!onChange) {
    const at = (after: number) => timeIn(new Date(Date.parse(session.startsAt) + after * 60_000), session.timeZone);
    const said = [item.cameAfter !== undefined && `came ${at(item.cameAfter)}`, item.leftAfter !== undefined && `left ${at(item.leftAfter)}`, present === undefined ? 'not noted' : `${present} of ${minutes} min`];
    return <span className="quiet">{said.filter(Boolean).join(', ')}</span>;
  }
  return (
    <span className={s.presence}>
      <TimeField label="Came" name={name} session={session} after={item.cameAfter} onChange={(cameAfter) => onChange(timesWith(item, { cameAfter }))} />
      <TimeField label="Left" name={name} session={session} after={item.leftAfter} onChange={(leftAfter) => onChange(timesWith(item, { leftAfter }))} />
      <NumberInput
        size="xs"
        className={s.minutes}
        aria-label={`Minutes of ${name}`}
        placeholder="minutes"
        min={0}
        max={minutes}
        clampBehavior="strict"
        allowDecimal={false}
        hideControls
        value={present ?? ''}
        onChange={(value) => value !== (present ?? '') && onChange({ minutes: typeof value === 'number' ? value : undefined, cameAfter: undefined, leftAfter: undefined })}
      />
      <span className="quiet">of {minutes} min</span>
    </span>
  );
}

type FieldProps = { label: 'Came' | 'Left'; name: string; session: Session; after?: number; onChange: (after: number | undefined) => void };

function TimeField({ label, name, session, after, onChange }: FieldProps) {
  const stands = after === undefined ? '' : wallAfter(session, after);
  const [typed, setTyped] = useState(stands);
  const outside = typed !== '' && afterOf(session, typed) === undefined;
  return (
    <TextInput
      size="xs"
      type="time"
      className={s.time}
      aria-label={`${label}: ${name}`}
      leftSection={<span aria-hidden>{label.toLowerCase()}</span>}
      leftSectionWidth={44}
      value={typed}
      error={outside ? 'not during the session' : undefined}
      onChange={(e) => {
        const next = e.currentTarget.value;
        setTyped(next);
        const found = afterOf(session, next);
        if ((next === '' || found !== undefined) && found !== after) onChange(found);
      }}
    />
  );
}
