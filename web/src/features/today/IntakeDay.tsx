import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ageing } from '@/components/ageing';
import { ButtonLink } from '@/components/ButtonLink';
import { Card, List, ListRow } from '@/components/Card';
import { Funnel } from '@/components/Funnel';
import { PageHeader } from '@/components/PageHeader';
import { RiskFlagList } from '@/components/RiskFlagList';
import { UncoveredSessions } from './UncoveredSessions';
import { UnledCohorts } from './UnledCohorts';
import { codeBeside, nameOf } from '@/format/person';
import { openFlagsQuery } from '@/components/riskFlags';
import { SeatRing } from '@/components/SeatRing';
import { Empty, Pending } from '@/components/States';
import { StateChip } from '@/components/Chip';
import { UrgencyChip } from '@/components/UrgencyChip';
import { localDate, longDayIn, ownZone, shortDate } from '@/format/dates';
import { count, firstOf, word } from '@/format/words';
import { seatedSince } from './firstRequests';
import { intakeSentence, pipeline, unanswered } from './pipeline';
import { cohortsQuery, pipelineQuery, seatedQuery, type CohortCard, type Referral } from './todayQueries';
import s from './IntakeDay.module.css';
import { useNow } from '@/components/useNow';

// The day's first page shows the most pressing; the board has them all.
const first = 8;

/** The intake desk: what waits for an answer, and where there is room. */
export function IntakeDay() {
  const { now } = useNow();
  const zone = ownZone();
  const all = useQuery(pipelineQuery);
  const seated = useQuery(seatedQuery(seatedSince(localDate(now, zone))));
  const flags = useQuery(openFlagsQuery);
  const cohorts = useQuery(cohortsQuery(['planned', 'running']));
  const room = (cohorts.data ?? []).filter(hasRoom).sort((a, b) => b.seats.open - a.seats.open);
  const open = unanswered(all.data ?? []);
  return (
    <>
      <PageHeader
        title={longDayIn(now, zone)}
        awaited={!all.error && !flags.error}
        sentence={all.data && flags.data && intakeSentence(all.data, flags.data.length, now, zone)}
        actions={
          <ButtonLink variant="filled" to="/referrals/new">
            New referral
          </ButtonLink>
        }
      />
      <div className="columns split">
        <div className="columns">
          <Card title="Waiting for an answer" aside={open.length || undefined} outside flush>
            {!all.data ? (
              <Pending query={all} rows={first} chips />
            ) : all.data.length + (seated.data?.length ?? 1) === 0 ? (
              <Empty title="Record your first referral" action={<ButtonLink to="/referrals/new">New referral</ButtonLink>}>
                Who asks for help, how soon they must be answered, and why. It stands here until it has its answer.
              </Empty>
            ) : open.length === 0 ? (
              <Empty title="Every referral has its answer" />
            ) : (
              <List label="Waiting for an answer">
                {open.slice(0, first).map((r) => (
                  <WaitingReferral key={r.id} referral={r} now={now} zone={zone} />
                ))}
              </List>
            )}
            {open.length > first && (
              <p className={s.rest}>
                <Link to="/referrals">{open.length - first} more on the board</Link>
              </p>
            )}
          </Card>
          <Card title="Groups with open seats" outside flush>
            {!cohorts.data ? (
              <Pending query={cohorts} rows={3} />
            ) : room.length === 0 ? (
              <Empty title="No open seats" />
            ) : (
              <List label="Groups with open seats">
                {room.map((c) => (
                  <OpenCohort key={c.id} cohort={c} />
                ))}
              </List>
            )}
          </Card>
        </div>
        <div className="columns">
          <RiskFlagList outside />
          <UnledCohorts />
          <UncoveredSessions />
          <Card title="Where referrals stand" aside={<Link to="/referrals">Open the board</Link>} outside>
            {all.data && seated.data ? <Funnel stages={pipeline(all.data, seated.data.length, now, zone)} /> : <Pending query={all.data ? seated : all} rows={3} />}
          </Card>
        </div>
      </div>
    </>
  );
}

const hasRoom = (c: CohortCard) => c.seats.open > 0 && (c.status === 'planned' || c.entry !== 'closed');

function WaitingReferral({ referral: r, now, zone }: { referral: Referral; now: Date; zone: string }) {
  const due = ageing(r, now, zone);
  return (
    <ListRow
      edge={due?.edge}
      title={
        <Link to="/referrals/$referralId" params={{ referralId: r.id }}>
          {nameOf({ ...r.client, firstName: r.client.preferredName || r.client.firstName })}
        </Link>
      }
      detail={[codeBeside(r.client), firstOf(r.problemAreas) || 'no problem area named', `received ${shortDate(r.receivedOn)}`].filter(Boolean).join(' · ')}
      end={
        <span className={s.limits}>
          <UrgencyChip urgency={r.urgency} />
          {due && <StateChip tone={due.edge ?? 'quiet'}>{due.words}</StateChip>}
        </span>
      }
    />
  );
}

function OpenCohort({ cohort: c }: { cohort: CohortCard }) {
  return (
    <ListRow
      ring={<SeatRing size="small" decorative taken={c.seats.taken} offered={c.seats.offered} capacity={c.maxMembers} minimum={c.minMembers} />}
      title={
        <Link to="/cohorts/$cohortId" params={{ cohortId: c.id }}>
          {c.name}
        </Link>
      }
      detail={`${word(c.entry)} group · ${c.leadName} · ${c.status === 'planned' ? `starts ${shortDate(c.schedule.startsOn)}` : 'running'}`}
      end={count(c.seats.open, 'open seat')}
    />
  );
}
