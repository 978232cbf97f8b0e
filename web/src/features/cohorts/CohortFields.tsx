import { MultiSelect, NumberInput, Radio, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useToday, useUsualFees } from '@/api/me';
import { ClashField } from '@/components/clash/ClashField';
import { DateInput, TimeInput } from '@/components/DateInput';
import { FeeFrom } from '@/components/fees/FeeFrom';
import { FeeHistory } from '@/components/fees/FeeHistory';
import { FieldGroup, Wide } from '@/components/Form';
import { MoneyInput } from '@/components/MoneyInput';
import { RoomField } from '@/components/rooms/RoomField';
import { moreHours } from '@/components/rooms/roomQueries';
import { levelWords, longestOf, weekdayOfDate, type Meeting } from '@/components/schedule/meetings';
import { MeetingsField } from '@/components/schedule/MeetingsField';
import { SeatRing } from '@/components/SeatRing';
import { localDate } from '@/format/dates';
import { formatMoney } from '@/format/money';
import { isUsual, usualWords } from '@/format/usualFees';
import type { CohortValues } from './cohortForm';
import { useLeaders, useLosesIt, usePublishedCurricula, type Cohort } from './cohortQueries';
import { problemAreas } from '@/components/practice/problemAreas';
import { approaches, deliveries, entries, entryHelp, typeHelp, types, zones } from './cohortWords';
import { Dates } from './Dates';
import { useClashes } from './useClashes';
import s from './CohortFields.module.css';

const levels = Object.entries(levelWords).map(([value, label]) => ({ value, label }));

export type CohortForm = UseFormReturnType<CohortValues>;
type Props = {
  form: CohortForm;
  currency: string;
  /** What has begun keeps its kind; what runs keeps its dates and curriculum. */
  fixed?: { kind: boolean; plan: boolean };
  /** The cohort that is being changed. */
  changing?: Cohort;
};

/** All fields of a cohort. */
export function CohortFields({ form, currency, fixed, changing }: Props) {
  return (
    <>
      <KindFields form={form} fixed={fixed?.kind} />
      <PlanFields form={form} fixed={fixed?.plan} changing={changing} />
      <PeopleFields form={form} runs={fixed?.plan} />
      <Clashes form={form} changing={changing} />
      <AgeFields form={form} />
      <FeeFields form={form} currency={currency} changing={changing} />
    </>
  );
}

function KindFields({ form, fixed }: { form: CohortForm; fixed?: boolean }) {
  return (
    <FieldGroup title="The group" pairs>
      <Wide>
        <TextInput label="Name" placeholder="Anger management, Tuesday morning" maxLength={120} required {...form.getInputProps('name')} />
      </Wide>
      {!fixed && (
        <>
          <Wide>
            <Radio.Group label="What kind of group" {...form.getInputProps('type')}>
              <div className={s.choices}>
                {types.map((t) => (
                  <Radio key={t.value} value={t.value} label={t.label} description={typeHelp[t.value]} />
                ))}
              </div>
            </Radio.Group>
          </Wide>
          <Select label="Approach" placeholder="none named" data={approaches} clearable allowDeselect {...form.getInputProps('approach')} value={form.values.approach || null} onChange={(v) => form.setFieldValue('approach', v ?? '')} />
          <Select label="Problem area" placeholder="any" data={problemAreas} clearable searchable {...form.getInputProps('problemArea')} value={form.values.problemArea || null} onChange={(v) => form.setFieldValue('problemArea', v ?? '')} />
        </>
      )}
      <Wide>
        <Radio.Group label="Who may join later" {...form.getInputProps('entry')}>
          <div className={`${s.choices} ${s.three}`}>
            {entries.map((e) => (
              <Radio key={e.value} value={e.value} label={e.label} description={entryHelp[e.value]} />
            ))}
          </div>
        </Radio.Group>
      </Wide>
      {form.values.entry === 'slow_open' && (
        <TextInput label="Sessions one can join at" description="Every fourth when left empty" placeholder="1, 5, 9" {...form.getInputProps('entryWeeks')} />
      )}
    </FieldGroup>
  );
}

function PlanFields({ form, fixed, changing }: { form: CohortForm; fixed?: boolean; changing?: Cohort }) {
  const curricula = usePublishedCurricula();
  const options = (curricula.data ?? []).map((c) => ({ value: c.id, label: `${c.name}, ${c.weeks.length} weeks` }));
  const { schedule } = form.values;

  /** As many sessions as the curriculum takes. */
  function fill(id: string, w: CohortValues['schedule']) {
    const weeks = curricula.data?.find((c) => c.id === id)?.weeks?.length;
    const each = w.curriculumBy === 'week' ? 1 + (w.alsoMeets?.length ?? 0) : 1;
    if (weeks) form.setFieldValue('schedule.sessions', Math.min(104, weeks * each));
  }

  function follow(id: string | null) {
    form.setFieldValue('curriculumId', id ?? '');
    fill(id ?? '', schedule);
  }

  function meet(alsoMeets: Meeting[]) {
    form.setFieldValue('schedule.alsoMeets', alsoMeets);
    if (schedule.curriculumBy === 'week') fill(form.values.curriculumId, { ...schedule, alsoMeets });
  }

  function goOn(curriculumBy: NonNullable<CohortValues['schedule']['curriculumBy']>) {
    form.setFieldValue('schedule.curriculumBy', curriculumBy);
    fill(form.values.curriculumId, { ...schedule, curriculumBy });
  }

  return (
    <FieldGroup title="When and where" hint={fixed ? 'The dates and the curriculum of a running cohort stay as they are.' : undefined} pairs>
      {!fixed && (
        <>
          <Wide>
            <Select
              label="Curriculum"
              description="The cohort follows its newest published version for good."
              placeholder={curricula.isPending ? 'reading…' : 'none'}
              data={options}
              clearable
              searchable
              allowDeselect
              value={form.values.curriculumId || null}
              error={form.errors.curriculumId}
              onChange={follow}
            />
          </Wide>
          <div className={s.when}>
            <DateInput label="First session" required value={schedule.startsOn} onChange={(v) => form.setFieldValue('schedule.startsOn', v)} error={form.errors['schedule.startsOn']} />
            <TimeInput label="Time" required value={schedule.time} onChange={(v) => form.setFieldValue('schedule.time', v)} error={form.errors['schedule.time']} />
            <NumberInput label="Minutes" min={60} max={longestOf(schedule)} step={15} allowDecimal={false} {...form.getInputProps('schedule.durationMinutes')} />
            <NumberInput label="Sessions" min={1} max={104} allowDecimal={false} {...form.getInputProps('schedule.sessions')} />
          </div>
          <MeetingsField
            value={schedule.alsoMeets ?? []}
            onChange={meet}
            usual={{ weekday: weekdayOfDate(schedule.startsOn), time: schedule.time, durationMinutes: Number(schedule.durationMinutes) }}
            longest={longestOf(schedule)}
            wrong={(field) => form.errors[`schedule.alsoMeets${field}`]}
          />
          <div>
            <div className={s.label}>How often</div>
            <SegmentedControl
              aria-label="How often"
              fullWidth
              data={[
                { value: 'weekly', label: 'Every week' },
                { value: 'biweekly', label: 'Every second week' },
              ]}
              {...form.getInputProps('schedule.cadence')}
            />
          </div>
          <Select
            label="Level of care"
            description="Of an intensive program, each week’s hours are looked at"
            data={levels}
            allowDeselect={false}
            {...form.getInputProps('schedule.levelOfCare')}
            value={schedule.levelOfCare ?? 'outpatient'}
          />
          {form.values.curriculumId && (schedule.alsoMeets?.length ?? 0) > 0 && (
            <div>
              <div className={s.label}>The curriculum goes on</div>
              <SegmentedControl
                aria-label="The curriculum goes on"
                fullWidth
                data={[
                  { value: 'session', label: 'With each session' },
                  { value: 'week', label: 'Once a week' },
                ]}
                value={schedule.curriculumBy ?? 'session'}
                onChange={(by) => goOn(by as 'session' | 'week')}
              />
            </div>
          )}
          <Select label="Time zone" data={zones(schedule.timeZone)} searchable {...form.getInputProps('schedule.timeZone')} />
          <Wide>
            <Dates schedule={schedule} onWhenClosed={(then) => form.setFieldValue('schedule.whenClosed', then)} />
          </Wide>
        </>
      )}
      {!fixed && (
        <div>
          <div className={s.label}>Where members meet</div>
          <SegmentedControl aria-label="Where members meet" fullWidth data={deliveries} {...form.getInputProps('delivery')} />
        </div>
      )}
      <RoomField
        value={form.values.roomId}
        onChange={(id) => form.setFieldValue('roomId', id)}
        delivery={form.values.delivery}
        hours={hoursOf(form.values, changing)}
        error={form.errors.roomId}
      />
      {fixed && form.isDirty('roomId') && <DateInput label="There from" description="Sessions before that day stay where they are, and so do those that were given a room of their own." {...form.getInputProps('roomFrom')} value={form.values.roomFrom || localDate(new Date(), schedule.timeZone)} />}
      {!form.values.roomId && <TextInput label="Room or link" placeholder="Room 2" maxLength={300} {...form.getInputProps('place')} />}
    </FieldGroup>
  );
}

/** The hours for which a room is looked for: of what is planned; of what runs, those
    that are ahead in its present rhythm. */
function hoursOf({ schedule: w }: CohortValues, changing?: Cohort) {
  const ahead = changing?.status === 'running' ? changing.sessions.filter((x) => x.status === 'scheduled' && Date.parse(x.startsAt) > Date.now()) : undefined;
  return {
    from: ahead ? (ahead[0]?.date ?? '') : w.startsOn,
    time: w.time,
    timeZone: w.timeZone,
    durationMinutes: Number(w.durationMinutes),
    cadence: w.cadence,
    ...moreHours(w),
    sessions: ahead ? ahead.length : Number(w.sessions) || undefined,
    cohortId: changing?.id,
  };
}

/** A number within the limits of a ring, while one is typing. */
const seatsOf = (typed: number | string) => Math.min(12, Math.max(6, Number(typed) || 6));

function PeopleFields({ form, runs }: { form: CohortForm; runs?: boolean }) {
  const today = localDate(new Date(), form.values.schedule.timeZone);
  const handsOver = runs && (form.isDirty('leadId') || form.isDirty('coLeadIds'));
  const leaders = useLeaders();
  const losesIt = useLosesIt();
  const options = (leaders.data ?? []).map((l) => ({ value: l.id, label: `${l.name}, ${l.license.type}` }));
  return (
    <FieldGroup title="People" hint="Six to twelve members. Starting with fewer than the fewest needs a reason." pairs>
      <Select label="Lead" data={options} searchable required {...form.getInputProps('leadId')} value={form.values.leadId || null} />
      <MultiSelect
        label="Co-leads"
        placeholder={form.values.coLeadIds.length === 0 ? 'none' : undefined}
        data={options.filter((o) => o.value !== form.values.leadId)}
        searchable
        {...form.getInputProps('coLeadIds')}
      />
      {handsOver && (
        <DateInput
          label="They lead from"
          description={`Sessions before that day stay with who held them.${losesIt(form.values) ? ' From then on the cohort is no longer yours to see.' : ''}`}
          max={today}
          {...form.getInputProps('leadersFrom')}
          value={form.values.leadersFrom || today}
        />
      )}
      <div className={s.seats}>
        <NumberInput label="Fewest members" min={6} max={12} allowDecimal={false} {...form.getInputProps('minMembers')} />
        <NumberInput label="Most members" min={6} max={12} allowDecimal={false} {...form.getInputProps('maxMembers')} />
        <SeatRing decorative size="small" taken={seatsOf(form.values.minMembers)} capacity={seatsOf(form.values.maxMembers)} minimum={seatsOf(form.values.minMembers)} />
      </div>
    </FieldGroup>
  );
}

/** Who of those chosen is needed elsewhere at that hour, and why that may be. */
function Clashes({ form, changing }: { form: CohortForm; changing?: Cohort }) {
  const clashes = useClashes(form.values, changing);
  if (clashes.length === 0) return null;
  const refused = form.errors.leadId ?? form.errors.coLeadIds ?? form.errors.schedule;
  return (
    <FieldGroup title="Two groups at one hour">
      <Wide>
        <ClashField clashes={clashes} reason={form.values.overrideReason} onReason={(reason) => form.setFieldValue('overrideReason', reason)} wanting={!!refused} />
      </Wide>
    </FieldGroup>
  );
}

function AgeFields({ form }: { form: CohortForm }) {
  return (
    <FieldGroup title="Ages" hint="Empty: adults, and minors with a guardian’s consent." pairs>
      <div className={s.ages}>
        <NumberInput label="Ages from" placeholder="any" min={0} max={120} allowDecimal={false} {...form.getInputProps('ageBand.from')} />
        <NumberInput label="Ages to" placeholder="any" min={0} max={120} allowDecimal={false} {...form.getInputProps('ageBand.to')} />
      </div>
    </FieldGroup>
  );
}

function FeeFields({ form, currency, changing }: { form: CohortForm; currency: string; changing?: Cohort }) {
  const usual = useUsualFees();
  const today = useToday();
  const { fee, feeReason } = form.values;
  const unusual = !isUsual(fee.amount, usual) || feeReason !== '' || form.errors.feeReason;
  const differs = changing?.status === 'running' && (fee.amount !== changing.fee.amount || feeReason !== (changing.feeReason ?? ''));
  return (
    <FieldGroup title="Fee" hint={`What closing a session charges each member; usually ${usualWords(usual, currency)}.`} pairs>
      <div className={s.fee}>
        <MoneyInput
          label="Per session and member"
          currency={currency}
          required
          value={fee.amount}
          onChange={(amount) => form.setFieldValue('fee.amount', amount)}
          error={form.errors['fee.amount'] ?? form.errors.fee}
        />
      </div>
      {unusual && <Textarea label="Why this fee" description="Kept in the audit with your name." autosize minRows={2} maxLength={2000} {...form.getInputProps('feeReason')} />}
      {differs && <FeeFrom of={{ kind: 'cohort', id: changing.id }} value={form.values.feeFrom || today} onChange={(day) => form.setFieldValue('feeFrom', day)} error={form.errors.feeFrom} />}
      {changing && <FeeHistory fees={changing.fees.map((f) => ({ ...f, words: formatMoney(f.fee) }))} />}
    </FieldGroup>
  );
}
