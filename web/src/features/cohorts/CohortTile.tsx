import { Link } from '@tanstack/react-router';
import { SeatRing } from '@/components/SeatRing';
import { LinkCard } from '@/components/Card';
import { Chips, StateChip } from '@/components/Chip';
import { localDate, momentIn, shortDate } from '@/format/dates';
import { count, shortTheme, word } from '@/format/words';
import { statusTones, whenOf } from './cohortWords';
import type { CohortCard } from './cohortQueries';
import s from './CohortTile.module.css';

/** A cohort as one sees it in a list: its ring, when it meets, what comes next. */
export function CohortTile({ cohort, now }: { cohort: CohortCard; now: Date }) {
  const missing = cohort.minMembers - cohort.seats.taken;
  return (
    <LinkCard className={s.tile}>
      <SeatRing taken={cohort.seats.taken} offered={cohort.seats.offered} capacity={cohort.maxMembers} minimum={cohort.minMembers} />
      <div className={s.tileWords}>
        <h2>
          <Link to="/cohorts/$cohortId" params={{ cohortId: cohort.id }}>
            {cohort.name}
          </Link>
        </h2>
        <p className={s.tileLine}>
          {whenOf(cohort.schedule, '', cohort.meetsFrom)}
          {cohort.place && ` · ${cohort.place}`}
        </p>
        <p className="quiet small">
          {cohort.leadName}
          {cohort.curriculumName && ` · ${cohort.curriculumName}`}
        </p>
        <Chips>
          {cohort.status !== 'running' && <StateChip tone={statusTones[cohort.status]}>{word(cohort.status)}</StateChip>}
          {cohort.status === 'planned' && missing > 0 && <StateChip tone="soon">{missing} short of the minimum</StateChip>}
          {(cohort.status === 'planned' || (cohort.status === 'running' && cohort.entry !== 'closed')) && cohort.seats.open > 0 && (
            <StateChip>{count(cohort.seats.open, 'open seat')}</StateChip>
          )}
          {cohort.status === 'running' && (
            <StateChip tone="good">
              {cohort.closedSessions} of {cohort.schedule.sessions} held
            </StateChip>
          )}
        </Chips>
      </div>
      <p className={s.next}>{nextOf(cohort, now)}</p>
    </LinkCard>
  );
}

/** What comes next in a cohort's life, or how it ended. */
function nextOf(c: CohortCard, now: Date) {
  const next = c.nextSession;
  if (c.status === 'planned') return `${c.schedule.startsOn < localDate(now, c.schedule.timeZone) ? 'Was to start' : 'Starts'} ${shortDate(c.schedule.startsOn)}`;
  if (c.status !== 'running') return `${c.closedSessions} of ${c.schedule.sessions} sessions held, from ${shortDate(c.schedule.startsOn)}`;
  if (!next) return 'Every session is over; the cohort can be completed.';
  return (
    <>
      {Date.parse(next.endsAt) < now.getTime() ? <b className={s.late}>Not closed yet: </b> : 'Next: '}
      {next.theme ? shortTheme(next.theme) : `session ${next.number}`}, {momentIn(next.startsAt, c.schedule.timeZone)}
    </>
  );
}
