import { localDate } from '@/format/dates';
import { sits } from '@/format/membership';
import type { Cohort } from './cohortQueries';
import { whenOf } from './cohortWords';
import s from './PrintedRoster.module.css';

/** The sheet for the door or a round through the room: when, where, with whom,
    and first or display names alone with room for a pen. No code, no fee, no
    attendance, and not what the group is called: beside names that would say
    what is the matter with them. Who works with codes prints numbered lines, to
    be filled in by hand. */
export function PrintedRoster({ cohort }: { cohort: Cohort }) {
  const today = localDate(new Date(), cohort.schedule.timeZone);
  return (
    <div data-printonly data-door className={s.sheet}>
      <h1>{whenOf(cohort.schedule, '', cohort.meetsFrom)}</h1>
      <p>{[cohort.place, `with ${[cohort.leadName, ...cohort.coLeadNames].join(' and ')}`].filter(Boolean).join(' · ')}</p>
      <ol>
        {doorNames(cohort.roster.filter((r) => sits(r, today))).map((name, i) => (
          <li key={i}>
            <span>{name || `${i + 1}.`}</span>
            <i aria-hidden />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Names as people look for their own, each person once. */
export function doorNames(seats: Array<{ clientId: string; roomName: string }>): string[] {
  return [...new Map(seats.map((r) => [r.clientId, r.roomName])).values()].sort((a, b) => a.localeCompare(b));
}
