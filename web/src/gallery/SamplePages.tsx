import { Button } from '@mantine/core';
import { Board, BoardCard, BoardColumn } from '@/components/Board';
import { Card, FigureCard, List, ListRow } from '@/components/Card';
import { DataTable } from '@/components/DataTable';
import { Funnel } from '@/components/Funnel';
import { HomeworkGrid } from '@/components/HomeworkGrid';
import { MemberChip } from '@/components/MemberChip';
import { Meter } from '@/components/Meter';
import { PageHeader } from '@/components/PageHeader';
import { ScoreLine } from '@/components/ScoreLine';
import { SeatRing } from '@/components/SeatRing';
import { Chips, StateChip } from '@/components/Chip';
import { WeekStrip } from '@/components/WeekStrip';
import { chargeColumns } from './chargeColumns';
import { RollCallSample } from './RollCallSample';
import { bands, charges, homework, roster, series, stages, weeks } from './sample';
import s from './gallery.module.css';

// Pages put together from the components, as the real ones may be.

export function TodaySample() {
  return (
    <>
      <PageHeader title="Tuesday, March 10" sentence="Two groups today. One thing needs you before 10:00." actions={<Button>Open calendar</Button>} />
      <div className="columns split">
        <Card title="Today" outside flush>
          <List>
            <ListRow
              now
              lead={
                <>
                  <div className={s.time}>10:00</div>
                  <div className="quiet small">90 min</div>
                </>
              }
              ring={<SeatRing taken={11} capacity={12} minimum={6} />}
              title="The aggression cycle"
              detail="Anger management, week 4 of 12 · Room 2"
              chips={
                <>
                  <StateChip tone="soon">2 missed week 3</StateChip>
                  <StateChip>9 of 11 homework back</StateChip>
                </>
              }
              end={<Button variant="filled">Open session</Button>}
            />
            <ListRow
              lead={
                <>
                  <div className={s.time}>18:00</div>
                  <div className="quiet small">90 min</div>
                </>
              }
              ring={<SeatRing taken={8} capacity={10} minimum={6} />}
              title="Facing the avoided"
              detail="Anxiety skills, week 7 of 8 · Online"
              chips={<StateChip tone="good">Prepared</StateChip>}
              end={<Button>Prepare</Button>}
            />
          </List>
        </Card>
        <div className={s.stack}>
          <Card title="Needs you" aside="3" outside flush>
            <List>
              <ListRow plain edge="late" title={<><StateChip tone="late">Risk flag</StateChip> C-1042, PHQ-9 item 9</>} end="since 08:40" />
              <ListRow plain title="5 notes to sign" detail="Monday evening group" end="1 day" />
              <ListRow plain title="Treatment plan review, C-0987" end="due today" />
            </List>
          </Card>
        </div>
      </div>
    </>
  );
}

export function CohortSample() {
  return (
    <>
      <PageHeader
        ring={<SeatRing size="large" taken={11} capacity={12} minimum={6} />}
        over="Closed group · cognitive-behavioral · running"
        title="Anger management, Tuesday morning"
        facts={[
          { label: 'Lead', value: 'Maya Lindqvist' },
          { label: 'Co-lead', value: 'Tomas Reyes' },
          { label: 'When', value: 'Tue 10:00, 90 min' },
          { label: 'Where', value: 'Room 2' },
          { label: 'Fee', value: '$45.00' },
        ]}
        actions={
          <>
            <Button>Move a session</Button>
            <Button variant="filled">Open week 4</Button>
          </>
        }
      />
      <div className={s.stack}>
        <Card title="Twelve weeks" aside="Curriculum version 3 · ends May 19">
          <WeekStrip weeks={weeks} />
        </Card>
        <div className="columns split">
          <Card title="Homework" aside="76 % returned">
            <HomeworkGrid sessions={[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]} rows={homework} />
          </Card>
          <Card title="PHQ-9, cohort" aside="lower is better">
            <ScoreLine title="PHQ-9 by week" bands={bands} xs={[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]} series={series} summary="The median fell from 16 to 11." />
          </Card>
        </div>
      </div>
    </>
  );
}

export function SessionSample() {
  return (
    <>
      <PageHeader
        over="Anger management, week 4 of 12 · Tuesday, March 10"
        title="The aggression cycle"
        sentence="Goal: each member can name their own escalation, explosion and after-phase. Builds on cues (week 2) and control plans (week 3)."
        actions={
          <>
            <span className="quiet">47 minutes left</span>
            <Button variant="filled">Close session</Button>
          </>
        }
      />
      <div className="columns halves">
        <Card title="Roll call" aside="tap a seat, hold for more">
          <RollCallSample seats={roster} capacity={12} />
        </Card>
        <div className={s.stack}>
          <Card title="Agenda" aside="90 min" flush>
            <div className={s.meter}>
              <Meter share={0.48} label="43 of 90 minutes" />
            </div>
            <List>
            <ListRow plain past lead={<span className={s.time}>10:00</span>} title="Check-in and homework: cues log" end="15" />
            <ListRow plain past lead={<span className={s.time}>10:15</span>} title="Recap: control plans" end="10" />
            <ListRow plain now lead={<span className={s.time}>10:25</span>} title="The three phases, on the board" end="25" />
            <ListRow plain lead={<span className={s.time}>10:50</span>} title="Role-play in pairs: stepping out early" end="25" />
            </List>
          </Card>
          <Card title="Homework from week 3: control plan" aside="7 of 9 back">
            <Chips label="Homework back">
              <MemberChip name="Adaeze" tone="good" checked />
              <MemberChip name="Ben" tone="good" checked />
              <MemberChip name="Dmitri" word="not done" tone="late" checked={false} />
              <MemberChip name="Hana" word="partial" tone="soon" checked={false} />
              <MemberChip name="Kofi" checked={false} />
            </Chips>
          </Card>
        </div>
      </div>
    </>
  );
}

export function BillingSample() {
  return (
    <>
      <PageHeader
        title="Ready to export"
        sentence="Closed sessions since batch 0041, March 1 to today."
        actions={
          <>
            <Button>Preview</Button>
            <Button variant="filled">Export 312 charges</Button>
          </>
        }
      />
      <div className={s.stack}>
        <div className="tiles">
          <FigureCard label="Ready" figure="$14,265.00" detail="312 charges, 38 sessions" />
          <FigureCard label="Blocked" figure="$810.00" detail="18 charges, 3 reasons" />
          <FigureCard label="Open balances" figure="$6,120.50" detail="$940.00 past 60 days" />
          <FigureCard label="Collected, 90 days" figure="94.2 %" detail="of what fell due" />
        </div>
        <div className="columns split">
          <Card flush>
            <DataTable caption="Charges" columns={chargeColumns} rows={charges} rowKey={(c) => c.id} empty="No charges" />
          </Card>
          <Card title="What blocks the rest" aside="18" flush>
            <List>
              <ListRow title="Note not signed" detail="11 charges, Grief support, Mar 4" end={<Button>Remind</Button>} />
              <ListRow title="Authorization used up" detail="4 charges, 2 clients" end={<Button>Add units</Button>} />
            </List>
          </Card>
        </div>
        <Card title="From referral to first session" aside="last 90 days">
          <Funnel stages={stages} />
        </Card>
      </div>
    </>
  );
}

export function ReferralsSample() {
  return (
    <>
      <PageHeader
        title="Referrals"
        sentence="31 open. Two are past their limit."
        actions={
          <>
            <Button>Import</Button>
            <Button variant="filled">New referral</Button>
          </>
        }
      />
      <div className={s.stack}>
        <Board label="Referrals by stage">
          <BoardColumn title="New" count={2}>
            <BoardCard edge="soon" title={<a href="#/referrals">C-1061</a>} detail="Self, by phone" chips={<StateChip tone="soon">triage by 15:00</StateChip>} />
            <BoardCard title={<a href="#/referrals">C-1060</a>} detail="County court" chips={<StateChip>routine</StateChip>} />
          </BoardColumn>
          <BoardColumn title="Triaged" count={1}>
            <BoardCard edge="late" title={<a href="#/referrals">C-1055</a>} detail="St. Anne hospital, discharge" chips={<StateChip tone="late">7-day limit passed</StateChip>} />
          </BoardColumn>
          <BoardColumn title="Assessment" count={1}>
            <BoardCard title={<a href="#/referrals">C-1049</a>} detail="Booked Wed 11:00" chips={<StateChip tone="underway">PHQ-9, GAD-7 sent</StateChip>} />
          </BoardColumn>
          <BoardColumn title="Offered" count={0} empty="No seat is offered" />
          <BoardColumn title="Waiting" count={1}>
            <BoardCard title={<a href="#/referrals">C-1033</a>} detail="Grief, any day" chips={<><StateChip>18 days</StateChip><StateChip tone="meanwhile">group in 2 more</StateChip></>} />
          </BoardColumn>
        </Board>
        <div className="columns split">
          <Card title="Where C-1058 could sit" aside="anxiety, evenings, online possible" flush>
            <List>
              <ListRow ring={<SeatRing size="small" taken={10} capacity={12} minimum={6} />} title="Anxiety skills, Tuesday evening" detail="Starts March 24. Two seats. Same problem area, evening, online." end={<Button variant="filled">Offer seat</Button>} />
              <ListRow ring={<SeatRing size="small" taken={9} offered={1} capacity={11} minimum={6} />} title="Stress and coping, Thursday" detail="Week 2 of 8, entry closes Thursday. In person only." end={<Button>Offer seat</Button>} />
              <ListRow past ring={<SeatRing size="small" taken={12} capacity={12} minimum={6} />} title="Anxiety skills, Monday morning" detail="Full. C-0991 is first in line." end={<Button>Waitlist</Button>} />
            </List>
          </Card>
          <Card title="From referral to first session" aside="last 90 days">
            <Funnel stages={stages} />
          </Card>
        </div>
      </div>
    </>
  );
}
