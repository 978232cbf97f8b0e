import { ActionIcon, Button, NumberInput, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { TimeInput } from '@/components/DateInput';
import { weekdayChoices, weekdays, type Meeting, type Weekday } from './meetings';
import s from './MeetingsField.module.css';

type Props = {
  value: Meeting[];
  onChange: (meetings: Meeting[]) => void;
  /** The day that is taken by the first session, with the time and length to begin with. */
  usual: { weekday?: Weekday; time: string; durationMinutes: number };
  longest: number;
  /** What is wrong with a field, such as `[0].time`. */
  wrong?: (field: string) => ReactNode;
};

/** The further days of a week on which a group meets, each at its own time. */
export function MeetingsField({ value, onChange, usual, longest, wrong }: Props) {
  const taken = new Set([usual.weekday, ...value.map((m) => m.weekday)]);
  // Two days on from the last one, as most programs have it.
  const last = weekdays.indexOf(value[value.length - 1]?.weekday ?? usual.weekday ?? 'monday');
  const next = [2, 1, 3, 4, 5, 6, 0].map((n) => weekdays[(last + n) % 7]).find((day) => day && !taken.has(day));
  const change = (i: number, more: Partial<Meeting>) => onChange(value.map((m, n) => (n === i ? { ...m, ...more } : m)));
  return (
    <div role="group" aria-label="Further days of the week" className={s.meetings}>
      {value.map((m, i) => (
        <div key={i} className={s.meeting}>
          <Select
            label="Also on"
            data={weekdayChoices.map((w) => ({ ...w, disabled: taken.has(w.value) && w.value !== m.weekday }))}
            allowDeselect={false}
            value={m.weekday}
            error={wrong?.(`[${i}].weekday`)}
            onChange={(day) => change(i, { weekday: (day as Weekday | null) ?? m.weekday })}
          />
          <TimeInput label="Time" value={m.time} onChange={(time) => change(i, { time })} error={wrong?.(`[${i}].time`)} />
          <NumberInput label="Minutes" min={60} max={longest} step={15} allowDecimal={false} value={m.durationMinutes} onChange={(n) => change(i, { durationMinutes: Number(n) })} error={wrong?.(`[${i}].durationMinutes`)} />
          <ActionIcon className={s.remove} aria-label={`Not on ${weekdayChoices.find((w) => w.value === m.weekday)?.label}`} onClick={() => onChange(value.filter((_, n) => n !== i))}>
            <span aria-hidden>✕</span>
          </ActionIcon>
        </div>
      ))}
      {next && (
        <Button variant="subtle" size="compact-sm" className={s.add} onClick={() => onChange([...value, { weekday: next, time: usual.time, durationMinutes: usual.durationMinutes }])}>
          Add another day of the week
        </Button>
      )}
      {wrong?.('') && <p className={s.wrong}>{wrong('')}</p>}
    </div>
  );
}
