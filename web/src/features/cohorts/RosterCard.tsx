import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { adherenceOfAll, adherenceParts, adherenceQuery, adherenceRule, adherenceWords, type Adherence } from '@/components/adherence';
import type { Attendance, Mark } from '@/components/attendance';
import { AttendanceLegend, AttendanceStrip } from '@/components/AttendanceStrip';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { FlagMark } from '@/components/FlagMark';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { SetRightDialog, SetRightItems, type Righting } from '@/components/placement/SetRight';
import { ReasonDialog } from '@/components/ReasonDialog';
import { useFlagged } from '@/components/riskFlags';
import { localDate, shortDate } from '@/format/dates';
import { sits, slip } from '@/format/membership';
import { calledOf, codeBeside } from '@/format/person';
import { count } from '@/format/words';
import { useEndMembership, useMarksOf, type Cohort, type RosterSeat } from './cohortQueries';
import { lastWords } from './cohortWords';
import s from './RosterCard.module.css';

type Props = { cohort: Cohort; mayEnd: boolean; mayReopen: boolean; mayUpdate: boolean; mayEnroll: boolean; names: boolean };

/** Members with their attendance, and below them those who have left. */
export function RosterCard({ cohort, mayEnd, mayReopen, mayUpdate, mayEnroll, names }: Props) {
  const [ending, setEnding] = useState<RosterSeat | null>(null);
  const [reopening, setReopening] = useState<RosterSeat | null>(null);
  const [righting, setRighting] = useState<Righting>();
  const { end, reopen } = useEndMembership(cohort.id);
  const today = localDate(new Date(), cohort.schedule.timeZone);
  const roster = cohort.roster;
  const members = roster.filter((r) => sits(r, today));
  const past = roster.filter((r) => !sits(r, today));
  const marks = useMarksOf(cohort.id, roster.length > 0 && cohort.status !== 'planned');
  const regular = useQuery({ ...adherenceQuery(cohort.id), enabled: roster.length > 0 && cohort.status !== 'planned' });
  const flagged = useFlagged();
  const alive = cohort.status === 'planned' || cohort.status === 'running';

  function strip(seat: RosterSeat) {
    if (!marks.data) return undefined;
    const mine = new Map(marks.data.filter((m) => m.clientId === seat.clientId).map((m) => [m.number, m.status as Attendance]));
    // Of sessions before they joined and after they left there is nothing to mark.
    const belongs = (x: { number: number; date: string }) => x.number >= seat.fromSession && (!seat.until || x.date <= seat.until);
    return cohort.sessions.map((x): Mark | undefined => mine.get(x.number) ?? (x.status === 'closed' && belongs(x) ? null : undefined));
  }

  const row = (seat: RosterSeat) => (
    <Row
      key={seat.enrollmentId}
      seat={seat}
      names={names}
      flagged={flagged.has(seat.clientId)}
      marks={strip(seat)}
      adherence={regular.data?.members.find((m) => m.enrollmentId === seat.enrollmentId)}
      onSetRight={mayUpdate ? setRighting : undefined}
      onEnd={mayEnd && alive && !seat.until ? () => setEnding(seat) : undefined}
      onReopen={mayReopen && alive && seat.until ? () => setReopening(seat) : undefined}
      cohortId={cohort.id}
      today={today}
    />
  );
  const name = ending ? calledOf(ending) : '';
  const back = reopening ? calledOf(reopening) : '';
  return (
    <Card title="Roster" aside={[count(members.length, 'member'), regular.data && adherenceOfAll(regular.data.all)].filter(Boolean).join(' · ')} flush>
      {members.length === 0 && (
        <div className={s.blank}>
          <p className="quiet">{alive ? 'Nobody is enrolled yet. Members come from accepted referrals.' : roster.length > 0 ? 'Nobody sits in it any more.' : 'Nobody sat in it.'}</p>
          {mayEnroll && <ButtonLink to="/referrals">Open the referrals</ButtonLink>}
        </div>
      )}
      <ul>{members.map(row)}</ul>
      {members.length > 0 && marks.data && marks.data.length > 0 && (
        <div className={s.legend}>
          <AttendanceLegend marks={roster.flatMap((seat) => strip(seat) ?? [])} />
          {regular.data && regular.data.all.held > 0 && (
            <details className={s.counted}>
              <summary>How this is counted</summary>
              <p className="quiet small">{adherenceRule}</p>
            </details>
          )}
        </div>
      )}
      {past.length > 0 && (
        <details className={s.past}>
          <summary>{count(past.length, 'earlier membership')}</summary>
          <ul>{past.map(row)}</ul>
        </details>
      )}
      <ReasonDialog
        opened={ending !== null}
        title={`End ${name}'s membership?`}
        confirm="End the membership"
        keep="Keep it"
        danger
        day={{ label: 'Last day', hint: (day) => lastWords(cohort.sessions, day, new Date(), today), initial: today, min: ending?.since }}
        onConfirm={async (reason, until) => {
          await end.mutateAsync({ enrollmentId: ending?.enrollmentId ?? '', reason, until });
          const enrollmentId = ending?.enrollmentId ?? '';
          done(until > today ? `${name} leaves on ${shortDate(until)}` : `${name} has left the cohort`, () => reopen.mutateAsync({ enrollmentId, reason: slip }));
        }}
        onClose={() => setEnding(null)}
      >
        The seat opens once that day has come. What {name} attended, did and was charged stays, and coming back is possible.
      </ReasonDialog>
      <ReasonDialog
        opened={reopening !== null}
        title={`${back} is still a member?`}
        confirm="Still a member"
        onConfirm={async (reason, _, overrideReason) => {
          await reopen.mutateAsync({ enrollmentId: reopening?.enrollmentId ?? '', reason, overrideReason });
          done(`${back} never left the cohort`);
        }}
        onClose={() => setReopening(null)}
      >
        The leaving on {reopening?.until && shortDate(reopening.until)} is undone: {back} belongs to every session since. The history keeps that it was noted.
      </ReasonDialog>
      <SetRightDialog righting={righting} onClose={() => setRighting(undefined)} />
    </Card>
  );
}

type RowProps = { seat: RosterSeat; cohortId: string; names: boolean; flagged: boolean; marks?: Array<Mark | undefined>; adherence?: Adherence; onSetRight?: (righting: Righting) => void; onEnd?: () => void; onReopen?: () => void; today: string };

function Row({ seat, cohortId, names, flagged, marks, adherence, onSetRight, onEnd, onReopen, today }: RowProps) {
  const name = calledOf(seat);
  return (
    <li className={s.member}>
      <span className={s.who}>
        {names ? (
          <Link to="/clients/$clientId" params={{ clientId: seat.clientId }}>
            {name}
          </Link>
        ) : (
          <b>{name}</b>
        )}
        {seat.pronouns && <span className="quiet small"> {seat.pronouns}</span>}
        <span className="quiet small"> {codeBeside(seat)}</span> {flagged && <FlagMark />}
        {seat.accessNeeds && <span className={s.needs}>Needs: {seat.accessNeeds}</span>}
        <span className={s.since}>
          {seat.until && sits(seat, today) ? `leaves ${shortDate(seat.until)}` : seat.until ? `${shortDate(seat.since)} to ${shortDate(seat.until)}` : seat.fromSession > 1 ? `joined at session ${seat.fromSession}` : ''}
        </span>
        {adherence && adherenceWords(adherence) && (
          <span className={s.since} title={adherenceParts(adherence) || undefined}>
            {adherenceWords(adherence)}
          </span>
        )}
      </span>
      {marks && <AttendanceStrip marks={marks} label={`Attendance of ${name}`} />}
      {(onSetRight || onEnd || onReopen) && (
        <MoreMenu quiet label={`More about ${name}’s membership`}>
          {onSetRight && <SetRightItems whose={{ enrollmentId: seat.enrollmentId, cohortId, name }} onOpen={onSetRight} />}
          {onReopen && <Menu.Item onClick={onReopen}>Still a member…</Menu.Item>}
          {onEnd && (
            <Menu.Item color="red" onClick={onEnd}>
              End this membership…
            </Menu.Item>
          )}
        </MoreMenu>
      )}
    </li>
  );
}
