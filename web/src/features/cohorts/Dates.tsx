import { Radio } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { StateChip } from '@/components/Chip';
import { daysInWords, shortDate, wallTime } from '@/format/dates';
import { datesOf, hoursWords, meetingWords } from '@/components/schedule/meetings';
import type { CohortValues } from './cohortForm';
import { usePlanAhead } from './cohortQueries';
import { spanOf, specialDays } from './cohortWords';
import s from './Dates.module.css';

type Props = { schedule: CohortValues['schedule']; /** What becomes of sessions on closed days, as the cohort says for itself. */ onWhenClosed: (then: NonNullable<CohortValues['schedule']['whenClosed']>) => void };

/** The dates that a schedule comes to, as one types it; the closed days among
    them, and what can be done about those. */
export function Dates({ schedule, onWhenClosed }: Props) {
  const several = (schedule.alsoMeets?.length ?? 0) > 0;
  const typed = datesOf(schedule);
  const [asked] = useDebouncedValue(schedule, 250);
  const ahead = usePlanAhead(asked, isAskable(asked));
  const plan = ahead.isPlaceholderData || asked !== schedule ? undefined : ahead.data;
  const dates = plan ? plan.dates : typed;
  const special = specialDays(dates);
  if (typed.length === 0) {
    return (
      <p className="tinted" data-tone="good" role="status">
        Name the first session to see the dates.
      </p>
    );
  }
  return (
    <div className="tinted" data-tone="good">
      <p role="status">
        {several ? `${spanOf(dates, several)}: ${meetingWords(schedule)}` : `${spanOf(dates)}, always at ${wallTime(schedule.time)}`} on the clock there, whatever the clocks do.
        {plan && (several || plan.weeklyHours.atLeast) && ` That is ${hoursWords(plan.weeklyHours.minutes)}.`}
        {special.length > 0 && ` ${special.join(' and ')} ${special.length === 1 ? 'is' : 'are'} among them: once the cohort runs, a session can be moved, or cancelled without a charge.`}
      </p>
      {dates.length > 1 && dates.length <= 26 && (
        <ol className={s.dates} aria-label="Dates of the sessions">
          {dates.map((d) => (
            <li key={d}>{specialDays([d]).length > 0 ? <StateChip tone="soon">{shortDate(d, d)}</StateChip> : shortDate(d, d)}</li>
          ))}
        </ol>
      )}
      {plan && plan.notices.length > 0 && (
        <ul className={s.closed} aria-label="Closed days">
          {plan.notices.map((n) => (
            <li key={n}>{daysInWords(n)}</li>
          ))}
        </ul>
      )}
      {plan && plan.weeklyHours.short.length > 0 && (
        <ul className={`tinted ${s.closed}`} data-tone="soon" aria-label="Hours a week">
          {plan.weeklyHours.short.map((n) => (
            <li key={n}>{daysInWords(n)}</li>
          ))}
        </ul>
      )}
      {plan && plan.offers.length > 1 && (
        <Radio.Group label="On those days" value={schedule.whenClosed ?? chosenIn(plan)} onChange={(then) => onWhenClosed(then as NonNullable<typeof schedule.whenClosed>)}>
          <div className="fields" style={{ gap: 8, marginTop: 4 }}>
            {plan.offers.map((o) => (
              <Radio key={o.whenClosed} value={o.whenClosed} label={daysInWords(o.words)} />
            ))}
          </div>
        </Radio.Group>
      )}
    </div>
  );
}

/** The offer that the dates are those of: what the practice does as a rule. */
const chosenIn = ({ dates, offers }: NonNullable<ReturnType<typeof usePlanAhead>['data']>) =>
  offers.find((o) => o.dates.join() === dates.join())?.whenClosed ?? null;

/** Whether enough is typed to ask the server. */
const isAskable = (s: CohortValues['schedule']) => datesOf(s).length > 0 && [s.time, ...(s.alsoMeets ?? []).map((m) => m.time)].every((time) => /^\d{2}:\d{2}$/.test(time));
