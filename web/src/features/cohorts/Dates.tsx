import { StateChip } from '@/components/Chip';
import { shortDate, wallTime } from '@/format/dates';
import type { CohortValues } from './cohortForm';
import { datesOf, spanOf, specialDays } from './cohortWords';
import s from './Dates.module.css';

/** The dates that a schedule comes to, as one types it; and the days among them
    on which few would come. */
export function Dates({ schedule }: { schedule: CohortValues['schedule'] }) {
  const dates = datesOf(schedule.startsOn, schedule.cadence, schedule.sessions);
  const special = specialDays(dates);
  if (dates.length === 0) {
    return (
      <p className="tinted" data-tone="good" role="status">
        Name the first session to see the dates.
      </p>
    );
  }
  return (
    <div className="tinted" data-tone="good">
      <p role="status">
        {spanOf(dates)}, always at {wallTime(schedule.time)} on the clock there, whatever the clocks do.
        {special.length > 0 && ` ${special.join(' and ')} ${special.length === 1 ? 'is' : 'are'} among them: once the cohort runs, a session can be cancelled without a charge.`}
      </p>
      {dates.length > 1 && dates.length <= 26 && (
        <ol className={s.dates} aria-label="Dates of the sessions">
          {dates.map((d) => (
            <li key={d}>{specialDays([d]).length > 0 ? <StateChip tone="soon">{shortDate(d, d)}</StateChip> : shortDate(d, d)}</li>
          ))}
        </ol>
      )}
    </div>
  );
}
