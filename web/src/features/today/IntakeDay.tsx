import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '@/components/ButtonLink';
import { Card, List, ListRow } from '@/components/Card';
import { Funnel } from '@/components/Funnel';
import { PageHeader } from '@/components/PageHeader';
import { RiskFlagList } from '@/components/RiskFlagList';
import { openFlagsQuery } from '@/components/riskFlags';
import { SeatRing } from '@/components/SeatRing';
import { Empty, Pending } from '@/components/States';
import { age, longDayIn, ownZone, shortDate } from '@/format/dates';
import { count, spelled, word } from '@/format/words';
import { cohortsQuery, countsQuery, openReferralsQuery, type CohortCard, type Referral } from './todayQueries';
import { useNow } from './useNow';

const stages = ['received', 'triaged', 'accepted', 'waitlisted', 'placed'];

/** The intake desk: what waits for an answer, and where there is room. */
export function IntakeDay() {
  const { now } = useNow();
  const counts = useQuery(countsQuery);
  const open = useQuery(openReferralsQuery);
  const flags = useQuery(openFlagsQuery);
  const cohorts = useQuery(cohortsQuery('planned,running'));
  const room = (cohorts.data ?? []).filter(hasRoom).sort((a, b) => b.seats.open - a.seats.open);
  const late = (open.data ?? []).filter((r) => Date.parse(r.answerBy) < now.getTime()).length;
  const known = counts.data && open.data && flags.data;
  return (
    <>
      <PageHeader
        title={longDayIn(now, ownZone())}
        sentence={known && sentenceOf(numberOf(counts.data, 'received'), late, flags.data.length)}
        actions={
          <ButtonLink variant="filled" to="/referrals/new">
            New referral
          </ButtonLink>
        }
      />
      <div className="columns split">
        <div className="columns">
          <Card title="Wait for an answer" outside flush>
            {!open.data ? (
              <Pending query={open} rows={4} />
            ) : open.data.length === 0 ? (
              <Empty title="Every referral has its answer" />
            ) : (
              <List label="Wait for an answer">
                {open.data.map((r) => (
                  <WaitingReferral key={r.id} referral={r} now={now} />
                ))}
              </List>
            )}
          </Card>
          <Card title="Groups with open seats" outside flush>
            {!cohorts.data ? (
              <Pending query={cohorts} rows={3} />
            ) : room.length === 0 ? (
              <Empty title="No open seats" />
            ) : (
              <List>
                {room.map((c) => (
                  <OpenCohort key={c.id} cohort={c} />
                ))}
              </List>
            )}
          </Card>
        </div>
        <div className="columns">
          <RiskFlagList outside />
          <Card title="Where referrals stand" outside>
            {counts.data ? (
              <Funnel stages={stages.map((stage) => ({ label: word(stage), count: numberOf(counts.data, stage) }))} />
            ) : (
              <Pending query={counts} rows={3} />
            )}
          </Card>
        </div>
      </div>
    </>
  );
}

const numberOf = (counts: Record<string, unknown>, stage: string) => (typeof counts[stage] === 'number' ? counts[stage] : 0);

const hasRoom = (c: CohortCard) => c.seats.open > 0 && (c.status === 'planned' || c.entry !== 'closed');

function sentenceOf(received: number, late: number, flags: number): string {
  const said = [received === 0 ? 'No new referrals.' : `${spelled(received)} new ${received === 1 ? 'referral waits' : 'referrals wait'}.`];
  if (late > 0) said.push(`${spelled(late)} ${late === 1 ? 'is' : 'are'} past the limit.`);
  if (flags > 0) said.push(`${spelled(flags)} risk ${flags === 1 ? 'item needs' : 'items need'} an answer.`);
  if (late + flags === 0) said.push('Nothing is late.');
  return said.join(' ');
}

function WaitingReferral({ referral: r, now }: { referral: Referral; now: Date }) {
  const left = Date.parse(r.answerBy) - now.getTime();
  const edge = left < 0 ? 'late' : left < 86_400_000 ? 'soon' : undefined;
  return (
    <ListRow
      edge={edge}
      title={
        <Link to="/referrals/$referralId" params={{ referralId: r.id }}>
          {r.client.preferredName || r.client.firstName} {r.client.lastName}
        </Link>
      }
      detail={`${r.client.code} · ${word(r.urgency)} · ${(r.problemAreas ?? []).map((a) => word(a).toLowerCase()).join(', ') || 'no area named'} · received ${shortDate(r.receivedOn)}`}
      end={left < 0 ? `${age(r.answerBy, now)} past the limit` : `${age(now, new Date(r.answerBy))} left`}
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
      detail={`${word(c.entry)} · ${c.leadName} · ${c.status === 'planned' ? `starts ${shortDate(c.schedule.startsOn)}` : 'running'}`}
      end={count(c.seats.open, 'open seat')}
    />
  );
}
