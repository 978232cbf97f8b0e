import { Link } from '@tanstack/react-router';
import { SeatRing } from '@/components/SeatRing';
import { StateChip } from '@/components/StateChip';
import { momentIn, shortDate } from '@/format/dates';
import { count, word } from '@/format/words';
import { statusTones, whenOf } from './cohortWords';
import type { CohortCard } from './cohortQueries';
import s from './cohorts.module.css';

/** A cohort as one sees it in a list: its ring, when it meets, what comes next. */
export function CohortTile({ cohort, now }: { cohort: CohortCard; now: Date }) {
  const missing = cohort.minMembers - cohort.seats.taken;
  const next = cohort.nextSession;
  const late = next && Date.parse(next.endsAt) < now.getTime();
  return (
    <li className={s.tile}>
      <SeatRing taken={cohort.seats.taken} offered={cohort.seats.offered} capacity={cohort.maxMembers} minimum={cohort.minMembers} />
      <div className={s.tileWords}>
        <h2>
          <Link to="/cohorts/$cohortId" params={{ cohortId: cohort.id }}>
            {cohort.name}
          </Link>
        </h2>
        <p className={s.tileLine}>
          {whenOf(cohort.schedule)}
          {cohort.place && ` · ${cohort.place}`}
        </p>
        <p className="quiet small">
          {cohort.leadName}
          {cohort.curriculumName && ` · ${cohort.curriculumName}`}
        </p>
        <div className={s.chips}>
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
        </div>
        {cohort.status === 'planned' && <p className={s.next}>Starts {shortDate(cohort.schedule.startsOn)}</p>}
        {next && cohort.status === 'running' && (
          <p className={s.next}>
            {late ? <b className={s.late}>Not closed yet: </b> : 'Next: '}
            {next.theme || `session ${next.number}`}, {momentIn(next.startsAt, cohort.schedule.timeZone)}
          </p>
        )}
      </div>
    </li>
  );
}
