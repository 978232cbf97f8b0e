import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { catchUpsOfQuery } from '@/components/catchUp/catchUpQueries';
import { CatchUps } from '@/components/catchUp/CatchUps';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { ProblemNote } from '@/components/ProblemNote';
import { OpeningCard } from '@/components/opening/OpeningCard';
import { ClosedDayNotes } from '@/components/schedule/ClosedDayNotes';
import { hoursWords, levelWords } from '@/components/schedule/meetings';
import { useFlagged } from '@/components/riskFlags';
import { SeatRing } from '@/components/SeatRing';
import { WeekStrip } from '@/components/WeekStrip';
import { daysInWords, localDate, shortDate, zoneNote } from '@/format/dates';
import { formatMoney } from '@/format/money';
import { sits } from '@/format/membership';
import { count, word } from '@/format/words';
import { CohortActions } from './CohortActions';
import { AdoptionNote } from './AdoptionNote';
import { AtRiskCard } from './AtRiskCard';
import { CompositionCard } from './CompositionCard';
import { cohortQuery, type Cohort } from './cohortQueries';
import { agesWords, whenOf } from './cohortWords';
import { EditCohort } from './EditCohort';
import { GoalsCard } from './GoalsCard';
import { GroundRulesCards } from './GroundRulesCards';
import { HomeworkCard } from './HomeworkCard';
import { PrintedRoster } from './PrintedRoster';
import { RosterCard } from './RosterCard';
import { WaitlistCard } from './WaitlistCard';
import { useNow } from '@/components/useNow';
import { weeksOf } from './weeks';
import s from './CohortPage.module.css';

const route = getRouteApi('/desk/cohorts/$cohortId');

/** One cohort: seats, weeks, roster, homework. */
export function CohortPage() {
  const cohort = useQuery(cohortQuery(route.useParams().cohortId));
  if (!cohort.data) return <PendingPage query={cohort} title="Cohort" />;
  return <CohortDesk key={cohort.data.id} cohort={cohort.data} />;
}

function CohortDesk({ cohort }: { cohort: Cohort }) {
  const may = useMay(cohort);
  const [editing, setEditing] = useState(false);
  const flagged = useFlagged();
  const today = localDate(new Date(), cohort.schedule.timeZone);
  // As the roster below has them, one seat each.
  const seatFlags = cohort.roster.filter((r) => sits(r, today)).map((r) => flagged.has(r.clientId));
  const names = may('cohorts.read_names');
  if (editing) return <EditCohort cohort={cohort} onDone={() => setEditing(false)} />;
  return (
    <>
      <div data-noprint>
        <PageHeader
          over={overOf(cohort)}
          title={cohort.name}
          tab={`Cohort ${cohort.code}`}
          ring={
            <SeatRing size="large" taken={cohort.seats.taken} offered={cohort.seats.offered} capacity={cohort.maxMembers} minimum={cohort.minMembers} flagged={seatFlags} />
          }
          facts={factsOf(cohort)}
          actions={<CohortActions cohort={cohort} may={may} onEdit={() => setEditing(true)} />}
        />
        {cohort.notices.map((n) => (
          <div key={n} className={s.notice}>
            <ProblemNote tone="underway">{daysInWords(n)}</ProblemNote>
          </div>
        ))}
        {cohort.weeklyHours && cohort.weeklyHours.short.length > 0 && (
          <div className={s.notice}>
            <ProblemNote tone="soon">{cohort.weeklyHours.short.map(daysInWords).join(' ')}</ProblemNote>
          </div>
        )}
        {cohort.status === 'running' && may('sessions.reschedule') && <ClosedDayNotes cohortId={cohort.id} />}
        {cohort.status === 'running' && cohort.curriculumId && may('cohorts.adopt_version') && <AdoptionNote cohort={cohort} />}
        <div className="columns">
          {cohort.status === 'planned' && may('cohorts.read_opening') && <OpeningCard cohortId={cohort.id} today={today} />}
          <Weeks cohort={cohort} />
          {may('cohorts.read_goals') && <GoalsCard cohort={cohort} mayEdit={may('cohorts.update')} />}
          <div className={`columns ${s.halves}`}>
            <div className="columns">
              <RosterCard cohort={cohort} mayEnd={may('enrollments.end')} mayReopen={may('enrollments.reopen')} mayUpdate={may('enrollments.update')} mayEnroll={may('enrollments.create')} names={names} />
              <GroundRulesCards cohort={cohort} may={may} />
              {may('cohorts.read_composition') && <CompositionCard cohortId={cohort.id} />}
            </div>
            <div className="columns">
              {may('warnings.read') && cohort.status === 'running' && <AtRiskCard cohortId={cohort.id} />}
              {may('catch_ups.read') && cohort.status === 'running' && <CatchUpsOf cohort={cohort} today={today} />}
              {may('homework.read') && cohort.status !== 'planned' && <HomeworkCard cohort={cohort} />}
              {may('waitlist.read') && (cohort.status === 'planned' || cohort.status === 'running') && (
                <WaitlistCard cohort={cohort} mayRemove={may('waitlist.leave')} />
              )}
            </div>
          </div>
        </div>
      </div>
      <PrintedRoster cohort={cohort} />
    </>
  );
}

function CatchUpsOf({ cohort, today }: { cohort: Cohort; today: string }) {
  const missed = useQuery(catchUpsOfQuery(cohort.id));
  return <CatchUps items={missed.data ?? []} today={today} />;
}

function Weeks({ cohort }: { cohort: Cohort }) {
  const { now } = useNow();
  const weeks = weeksOf(cohort, now);
  if (weeks.length === 0) return null;
  const ids = new Map(cohort.sessions.map((x) => [x.number, x.id]));
  const all = cohort.sessions.length > 0 ? cohort.sessions : cohort.planned;
  const last = all?.[all.length - 1];
  const ends = last && `ends ${shortDate(last.date)}`;
  const version = cohort.curriculumVersion ? `Curriculum version ${cohort.curriculumVersion}` : '';
  return (
    <Card title={cohort.curriculumName ?? count(weeks.length, 'session')} aside={[version, ends].filter(Boolean).join(' · ')}>
      <WeekStrip
        weeks={weeks}
        render={(week, content) => {
          const id = ids.get(week.number);
          return id ? (
            <Link to="/sessions/$sessionId" params={{ sessionId: id }}>
              {content}
            </Link>
          ) : (
            content
          );
        }}
      />
    </Card>
  );
}

function overOf(c: Cohort): string {
  return [`${word(c.entry)} group`, c.type && word(c.type).toLowerCase(), c.approach && !saidByType(c) && word(c.approach), c.delivery === 'in_person' ? '' : c.delivery, c.status]
    .filter(Boolean)
    .join(' · ');
}

// A cognitive-behavioral group is CBT: once is enough.
const saidByType = (c: Cohort) => c.type === 'cognitive_behavioral' && c.approach === 'cbt';

/** `Intensive outpatient (IOP), 9.5 h a week, 9 at least`. */
const levelFact = (c: Cohort) =>
  [c.schedule.levelOfCare && levelWords[c.schedule.levelOfCare], c.weeklyHours && `${hoursWords(c.weeklyHours.minutes)}, ${(c.weeklyHours.atLeast ?? 0) / 60} at least`].filter(Boolean).join(', ');

function factsOf(c: Cohort) {
  const first = c.sessions?.[0] ?? c.planned?.[0];
  const note = first ? zoneNote(first.startsAt, c.schedule.timeZone) : '';
  const coLeads = c.coLeadNames;
  const ages = agesWords(c.ageBand ?? {});
  return [
    { label: 'Lead', value: c.leadName },
    ...(coLeads.length > 0 ? [{ label: coLeads.length === 1 ? 'Co-lead' : 'Co-leads', value: coLeads.join(', ') }] : []),
    ...c.leaders.filter((l) => l.until).map((l) => ({ label: l.isLead ? 'Led before' : 'Co-led before', value: `${l.name}, until ${shortDate(l.until ?? '')}` })),
    {
      label: 'When',
      value: whenOf(c.schedule, note, c.meetsFrom),
    },
    ...(c.schedule.levelOfCare ? [{ label: 'Level of care', value: levelFact(c) }] : []),
    ...(c.place ? [{ label: 'Where', value: c.place }] : []),
    ...(ages ? [{ label: 'Ages', value: ages }] : []),
    { label: 'Fee', value: formatMoney(c.fee) },
    // The weeks below begin with that date, where they are known.
    ...(c.status === 'planned' && !first ? [{ label: 'Starts', value: shortDate(c.schedule.startsOn) }] : []),
  ];
}
