import { Button, Checkbox, Menu, NumberInput, PasswordInput, Radio, SegmentedControl, Select, Switch, Tabs, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { AttendanceStrip } from '@/components/AttendanceStrip';
import { Card, FigureCard, List, ListRow } from '@/components/Card';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { ConflictDialog } from '@/components/ConflictDialog';
import { DataTable } from '@/components/DataTable';
import { DateInput, TimeInput } from '@/components/DateInput';
import { FieldGroup, Form, Wide } from '@/components/Form';
import { FlagMark } from '@/components/FlagMark';
import { Funnel } from '@/components/Funnel';
import { HomeworkGrid } from '@/components/HomeworkGrid';
import { LogoRing, Logo } from '@/components/Logo';
import { MoneyInput } from '@/components/MoneyInput';
import { done, failed } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { Prose } from '@/components/Prose';
import { ReasonDialog } from '@/components/ReasonDialog';
import { ScoreLine } from '@/components/ScoreLine';
import { SeatRing } from '@/components/SeatRing';
import { StateChip } from '@/components/Chip';
import { Empty, Failed, LoadingRows, NoPermission, Nothing } from '@/components/States';
import { Day, Moment } from '@/components/Values';
import { WeekStrip } from '@/components/WeekStrip';
import { CardSamples } from './CardSamples';
import { chargeColumns } from './chargeColumns';
import { GalleryPage } from './GalleryPage';
import { PressedChips } from './PressedChips';
import { RollCallSample } from './RollCallSample';
import { bands, charges, flaggedSeats, homework, longNames, roster, series, skippedWeeks, stages, weeks } from './sample';
import { Section } from './Section';
import s from './gallery.module.css';

/** Every component in every state. */
export function ComponentsPage() {
  return (
    <GalleryPage path="/" title="Gallery" sentence="Every component, every state. Nothing here reaches the built app.">
      <Rings />
      <Chips />
      <PressedChips />
      <CardSamples />
      <Plots />
      <Rows />
      <Fields />
      <StatesAndDialogs />
    </GalleryPage>
  );
}

function Rings() {
  return (
    <>
      <Section title="Seat ring">
        <SeatRing taken={11} capacity={12} minimum={6} size="small" />
        <SeatRing taken={9} offered={1} capacity={11} minimum={6} size="small" />
        <SeatRing taken={11} capacity={12} minimum={6} />
        <SeatRing taken={4} offered={2} capacity={10} minimum={6} />
        <SeatRing taken={0} capacity={6} minimum={6} />
        <SeatRing taken={6} capacity={6} minimum={6} />
        <SeatRing taken={11} capacity={12} minimum={6} size="large" />
        <SeatRing taken={11} capacity={12} minimum={6} size="large" flagged={[false, true, false, false, true]} />
        <SeatRing taken={3} offered={2} capacity={8} minimum={6} size="large" figure={5} caption="to place" />
        <LogoRing size={44} />
        <Logo />
      </Section>
      <Section title="Roll call" wide>
        <div className="columns halves">
          <Card title="Roll call" aside="tap a seat, hold for more">
            <RollCallSample seats={roster} capacity={12} />
          </Card>
          <Card title="Open risk flags" aside="said, not only colored">
            <RollCallSample seats={flaggedSeats} capacity={8} />
          </Card>
          <Card title="Six seats, long names, closed" aside="read only">
            <RollCallSample seats={longNames} capacity={6} readOnly />
          </Card>
        </div>
      </Section>
    </>
  );
}

function Chips() {
  return (
    <Section title="State chips, always a word">
      <StateChip tone="good">Prepared</StateChip>
      <StateChip tone="soon">triage by 15:00</StateChip>
      <StateChip tone="late">7-day limit passed</StateChip>
      <StateChip tone="underway">PHQ-9, GAD-7 sent</StateChip>
      <StateChip tone="meanwhile">group in 2 more</StateChip>
      <StateChip>routine</StateChip>
      <FlagMark />
      <Moment at="2026-03-10T14:00:00Z" zone="America/New_York" />
      <Moment at="2026-03-10T14:00:00Z" zone="America/New_York" timeOnly />
      <Day date="2025-11-04" />
    </Section>
  );
}

function Plots() {
  return (
    <Section title="Plots" wide>
      <div className={s.stack}>
        <Card title="Twelve weeks" aside="Curriculum version 3 · ends May 19">
          <WeekStrip weeks={weeks} />
        </Card>
        <Card title="Eight weeks, one skipped">
          <WeekStrip weeks={skippedWeeks} render={(w, c) => <a href={`#week-${w.number}`}>{c}</a>} />
        </Card>
        <div className="columns split">
          <Card title="Homework" aside="76 % returned">
            <HomeworkGrid sessions={[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]} rows={homework} />
          </Card>
          <Card title="PHQ-9, cohort" aside="lower is better">
            <ScoreLine title="PHQ-9 by week" bands={bands} xs={[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]} series={series} summary="The median fell from 16 to 11; C-0961 rose from 15 to 20." />
          </Card>
          <Card title="From referral to first session" aside="last 90 days">
            <Funnel stages={stages} />
          </Card>
          <Card title="Attendance" aside="by session" flush>
            <List>
              <ListRow title="C-1017" end={<AttendanceStrip label="C-1017" marks={['present', 'present', 'no_show', 'no_show', null, undefined, undefined, undefined]} />} />
              <ListRow title="C-0961" end={<AttendanceStrip label="C-0961" marks={['present', 'late', 'present', 'excused', 'left_early', undefined, undefined, undefined]} />} />
              <ListRow title="C-1042" end={<AttendanceStrip label="C-1042" marks={['late_cancel', 'present', 'present', 'present', 'present', undefined, undefined, undefined]} />} />
            </List>
          </Card>
        </div>
      </div>
    </Section>
  );
}

function Rows() {
  const [more, setMore] = useState(true);
  return (
    <Section title="Tables and figures" wide>
      <div className={s.stack}>
        <div className="tiles">
          <FigureCard label="Ready" figure="$14,265.00" detail="312 charges, 38 sessions" />
          <FigureCard label="Blocked" figure="$810.00" detail="18 charges, 3 reasons" />
          <FigureCard label="Collected, 90 days" figure="94.2 %" detail="of what fell due" />
        </div>
        <div className="columns split">
          <Card flush>
            <DataTable caption="Charges" columns={chargeColumns} rows={charges} rowKey={(c) => c.id} empty="No charges" totals={{ client: '6 charges', fee: '$140.00' }} more={{ has: more, load: () => setMore(false), busy: false }} />
          </Card>
          <div className={s.stack}>
            <Card title="On its way" flush>
              <DataTable caption="Loading" columns={chargeColumns} rows={undefined} rowKey={(c) => c.id} empty="" />
            </Card>
          </div>
        </div>
        <Card flush>
          <DataTable caption="None" columns={chargeColumns} rows={[]} rowKey={(c) => c.id} empty={<Empty title="Nothing to export" action={<Button>See charges</Button>}>Every closed session is in a batch already.</Empty>} />
        </Card>
      </div>
    </Section>
  );
}

function Fields() {
  const [fee, setFee] = useState<number | null>(4500);
  const [text, setText] = useState('Members mapped their own cycle; several placed the cue earlier than last week.');
  const [pay, setPay] = useState('weekly');
  return (
    <Section title="Fields" wide>
      <Card>
        <Form submit="Plan cohort" onSubmit={(e) => e.preventDefault()} problem="The lead has no license on record, and without one nobody leads a cohort." onCancel={() => undefined} note="Kept on this device 10:41">
          <FieldGroup title="The group" hint="What members will read on their agreement.">
            <Wide>
              <TextInput label="Name" defaultValue="Anger management, Tuesday morning" />
            </Wide>
            <Select label="Problem area" data={['Anger', 'Anxiety', 'Grief and loss']} defaultValue="Anger" />
            <NumberInput label="Members at most" defaultValue={14} min={6} max={12} error="At most 12" />
            <MoneyInput label="Fee a session" currency="USD" value={fee} onChange={setFee} description="30 to 150, or with a reason" />
            <PasswordInput label="Password" defaultValue="correct horse" />
            <DateInput label="Starts on" value="2026-03-10" onChange={() => undefined} />
            <TimeInput label="At" value="18:00" onChange={() => undefined} />
            <TextInput label="Disabled" disabled defaultValue="After publishing" />
            <div>
              <SegmentedControl aria-label="Cadence" value={pay} onChange={setPay} data={[{ value: 'weekly', label: 'Weekly' }, { value: 'biweekly', label: 'Biweekly' }]} />
            </div>
            <Checkbox label="Agreement signed" defaultChecked />
            <Switch label="Online possible" defaultChecked />
            <Radio.Group label="Entry" defaultValue="closed">
              <Radio value="closed" label="Closed" mt={8} />
              <Radio value="open" label="Open" mt={8} />
            </Radio.Group>
            <Wide>
              <Prose label="Shared note" value={text} onChange={setText} restored onDiscard={() => setText('')} />
            </Wide>
          </FieldGroup>
        </Form>
      </Card>
    </Section>
  );
}

function StatesAndDialogs() {
  const [open, setOpen] = useState('');
  const close = () => setOpen('');
  return (
    <>
      <Section title="Actions">
        <Button variant="filled">Close session</Button>
        <Button>Move a session</Button>
        <Button variant="light">Rest here</Button>
        <Button variant="subtle">Cancel</Button>
        <Button variant="filled" color="red">
          Reverse charge
        </Button>
        <Button variant="filled" loading>
          Saving
        </Button>
        <Button disabled>Not now</Button>
        <Button onClick={() => setOpen('confirm')}>Confirm dialog</Button>
        <Button onClick={() => setOpen('reason')}>Reason dialog</Button>
        <Button onClick={() => setOpen('conflict')}>Conflict dialog</Button>
        <Button onClick={() => done('Attendance saved')}>Done notice</Button>
        <Button onClick={() => failed(new ApiProblem(409, 'cohort_full', 'Full', 'The cohort has no open seat.'), 'Not enrolled')}>Failed notice</Button>
        <Menu>
          <Menu.Target>
            <Button>Menu</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item>Complete</Menu.Item>
            <Menu.Item>Cancel the cohort</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Tabs defaultValue="roster">
          <Tabs.List>
            <Tabs.Tab value="roster">Roster</Tabs.Tab>
            <Tabs.Tab value="waitlist">Waitlist</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="roster" pt={8}>
            Eleven members.
          </Tabs.Panel>
        </Tabs>
      </Section>
      <Section title="Notes" wide>
        <div className={s.stack}>
          <ProblemNote>The session has not begun yet.</ProblemNote>
          <ProblemNote tone="soon">At 02:30 that night the clock skips; 03:30 is meant.</ProblemNote>
          <ProblemNote tone="underway">Somebody else is taking attendance too.</ProblemNote>
        </div>
      </Section>
      <Section title="States" wide>
        <div className="columns halves">
          <Card>
            <Empty title="No referrals yet" action={<Button variant="filled">New referral</Button>}>
              The first one starts the board: received, triaged, accepted, seated.
            </Empty>
          </Card>
          <Card>
            <NoPermission />
          </Card>
          <Card>
            <Failed error={new ApiProblem(500, 'internal', 'Something went wrong on the server.', 'It was recorded. Trying again may help.', [], '0192f3')} retry={() => undefined} />
          </Card>
          <Card title="Loading" flush>
            <LoadingRows rows={3} />
          </Card>
          <Card title="Needs you" flush>
            <Nothing>Nothing. No session is left open, and no group is short.</Nothing>
          </Card>
        </div>
      </Section>
      <ConfirmDialog opened={open === 'confirm'} title="Close this session?" confirm="Close session" onConfirm={close} onClose={close}>
        Eleven charges will be written. Attendance cannot be changed afterwards.
      </ConfirmDialog>
      <ReasonDialog opened={open === 'reason'} title="Start under the minimum?" confirm="Start with five" onConfirm={() => Promise.reject(new ApiProblem(409, 'below_minimum', 'Below', 'The practice needs four at least.'))} onClose={close}>
        Five of six seats are taken. The group can start, with a reason.
      </ReasonDialog>
      <ConflictDialog
        opened={open === 'conflict'}
        changes={[
          { label: 'Goal', mine: 'Each member can name their own escalation.', theirs: 'Members can name the three phases.' },
          { label: 'Place', mine: 'Room 2', theirs: 'Room 4' },
        ]}
        onKeepMine={close}
        onTakeTheirs={close}
        onClose={close}
      />
    </>
  );
}
