import { NumberInput, Radio, SegmentedControl, Select, Textarea } from '@mantine/core';
import { DateInput, TimeInput } from '@/components/DateInput';
import { RoomField } from '@/components/rooms/RoomField';
import { moreHours } from '@/components/rooms/roomQueries';
import { longestOf, meetingOn, weekdayOfDate } from './meetings';
import { MeetingsField } from './MeetingsField';
import { restFrom } from './rest';
import type { DatedCohort, EditKind } from './scheduleQueries';
import { whenWords, type EditValues } from './scheduleWords';
import s from './ScheduleDialog.module.css';

type Props = {
  kind: EditKind;
  cohort: DatedCohort;
  fixed: boolean;
  values: EditValues;
  wanting: boolean;
  /** What the server said of fields, by their names there. */
  wrong: Partial<Record<string, string>>;
  onChange: (more: Partial<EditValues>) => void;
};

/** What one says of a change of the sessions. */
export function EditFields({ kind, cohort, fixed, values, wanting, wrong, onChange }: Props) {
  const zone = cohort.schedule.timeZone;
  const open = cohort.sessions.filter((x) => x.status === 'scheduled');
  const several = (cohort.schedule.alsoMeets?.length ?? 0) > 0;
  const emptyMeans = kind === 'move' ? 'Empty: as it is' : kind === 'insert' && several ? 'Empty: as on that day' : undefined;
  const dated = kind === 'move' || kind === 'insert' || kind === 'change_rest';
  return (
    <div className="fields">
      {kind !== 'insert' && !fixed && (
        <Select
          label={kind === 'move' ? 'Session' : 'From session'}
          data={open.map((x) => ({ value: x.id ?? '', label: `${x.number} · ${whenWords(x, zone)}${x.theme && ` · ${x.theme}`}` }))}
          value={values.sessionId}
          allowDeselect={false}
          onChange={(id) => {
            const chosen = open.find((x) => x.id === id);
            if (chosen) onChange({ sessionId: chosen.id ?? '', ...(kind === 'push' ? {} : kind === 'change_rest' ? restFrom(cohort, chosen.date) : { on: chosen.date }) });
          }}
        />
      )}
      {dated && (
        <div className={s.when}>
          <DateInput
            label={kind === 'change_rest' ? 'First new day' : kind === 'move' ? 'New day' : 'Day'}
            required
            data-autofocus
            value={values.on}
            onChange={(on) => onChange({ on })}
            error={wanting && !values.on ? 'On which day?' : wrong.on}
          />
          <TimeInput label="Time" description={emptyMeans} value={values.time} onChange={(time) => onChange({ time })} error={values.time && !/^\d{2}:\d{2}$/.test(values.time) && wanting ? 'Type a time such as 6:00 PM or 18:00' : wrong.time} />
          <NumberInput label="Minutes" description={emptyMeans} min={60} max={longestOf(cohort.schedule)} step={15} allowDecimal={false} error={wrong.durationMinutes} value={values.minutes} onChange={(n) => onChange({ minutes: Number(n) || '' })} />
        </div>
      )}
      {dated && <RoomField value={values.roomId} onChange={(roomId) => onChange({ roomId })} delivery={cohort.delivery} hours={hoursOf(kind, cohort, values)} placeholder={kind === 'insert' ? 'its usual room' : 'as it is'} error={wrong.roomId} />}
      {kind === 'push' && several && (
        <SegmentedControl
          aria-label="By meetings or weeks"
          data={[
            { value: 'meetings', label: 'By meetings' },
            { value: 'weeks', label: 'By weeks' },
          ]}
          value={values.unit}
          onChange={(unit) => onChange({ unit: unit as EditValues['unit'] })}
        />
      )}
      {kind === 'push' && <NumberInput label={`By how many ${values.unit}`} description="Holidays and closures are passed over" data-autofocus min={1} max={26} allowDecimal={false} error={wrong.weeks ?? wrong.meetings} value={values.weeks} onChange={(n) => onChange({ weeks: Number(n) || '' })} />}
      {kind === 'change_rest' && (
        <MeetingsField
          value={values.alsoMeets ?? []}
          onChange={(alsoMeets) => onChange({ alsoMeets })}
          usual={{ weekday: weekdayOfDate(values.on), time: values.time || cohort.schedule.time, durationMinutes: values.minutes || cohort.schedule.durationMinutes }}
          longest={longestOf(cohort.schedule)}
          wrong={(field) => wrong[`alsoMeets${field}`]}
        />
      )}
      {kind === 'change_rest' && (
        <div>
          <div className={s.label}>How often</div>
          <SegmentedControl
            aria-label="How often"
            fullWidth
            data={[
              { value: 'weekly', label: 'Every week' },
              { value: 'biweekly', label: 'Every second week' },
            ]}
            value={values.cadence}
            onChange={(cadence) => onChange({ cadence: cadence as EditValues['cadence'] })}
          />
        </div>
      )}
      {kind === 'insert' && cohort.curriculumId && (
        <Radio.Group label="Themes" value={values.themes} onChange={(themes) => onChange({ themes: themes as EditValues['themes'] })}>
          <div className="fields" style={{ gap: 8, marginTop: 4 }}>
            <Radio value="stay" label="Stay with their sessions; the new one has none" />
            <Radio value="follow" label="Follow the order of the sessions; what was not done comes next" />
          </div>
        </Radio.Group>
      )}
      {kind === 'cancel' && (
        <Textarea label="Reason" required data-autofocus autosize minRows={2} maxLength={2000} value={values.reason} onChange={(e) => onChange({ reason: e.currentTarget.value })} error={wanting && !values.reason.trim() ? 'Say why.' : undefined} />
      )}
    </div>
  );
}

/** The hours for which a room is looked for: of one session, or of all from one on. */
function hoursOf(kind: EditKind, cohort: DatedCohort, v: EditValues) {
  const w = cohort.schedule;
  const chosen = cohort.sessions.find((x) => x.id === v.sessionId);
  const rest = kind === 'change_rest' ? cohort.sessions.filter((x) => x.status === 'scheduled' && x.number >= (chosen?.number ?? 1)).length : 1;
  const minutes = chosen && kind === 'move' ? Math.round((Date.parse(chosen.endsAt) - Date.parse(chosen.startsAt)) / 60_000) : w.durationMinutes;
  return {
    from: v.on,
    time: v.time || (chosen && kind === 'move' ? wallTimeIn(chosen.startsAt, w.timeZone) : (meetingOn(w, cohort.meetsFrom, v.on)?.time ?? w.time)),
    timeZone: w.timeZone,
    durationMinutes: v.minutes || minutes,
    cadence: kind === 'change_rest' ? v.cadence : undefined,
    ...moreHours({ levelOfCare: w.levelOfCare, alsoMeets: kind === 'change_rest' ? v.alsoMeets : undefined }),
    sessions: rest > 1 ? rest : undefined,
    cohortId: cohort.id,
  };
}

/** The hour of an instant as programs write it: `18:00`. */
const wallTimeIn = (instant: string, zone: string) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
