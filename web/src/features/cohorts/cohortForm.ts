import { weekdayOfDate } from '@/components/schedule/meetings';
import { isUsual, usualWords, type UsualFees } from '@/format/usualFees';
import type { Cohort, CohortBody, CohortChange, Schedule } from './cohortQueries';
import { numbersIn } from './cohortWords';

/** A cohort as the form holds it; empty strings are "not said". Nested as in
    the API, so that the server's field errors find their fields. */
export type CohortValues = {
  name: string;
  type: CohortBody['type'];
  approach: NonNullable<CohortBody['approach']> | '';
  problemArea: NonNullable<CohortBody['problemArea']> | '';
  delivery: NonNullable<CohortBody['delivery']>;
  entry: NonNullable<CohortBody['entry']>;
  entryWeeks: string;
  curriculumId: string;
  leadId: string;
  coLeadIds: string[];
  /** From which day new leaders lead; '' for today. */
  leadersFrom: string;
  minMembers: number;
  maxMembers: number;
  /** In full years, both included; '' is no limit. */
  ageBand: AgeValues;
  fee: { amount: number | null };
  feeReason: string;
  /** The first day of a changed fee; empty: today, or from the beginning while planned. */
  feeFrom: string;
  place: string;
  /** '' for none: the place is typed then. */
  roomId: string;
  /** The first day of a running cohort in another room; '' for today. */
  roomFrom: string;
  schedule: Schedule;
  /** Why leaders and members may be needed elsewhere at that hour. */
  overrideReason: string;
};

/** Whom a cohort is for, as one types it. */
export type AgeValues = { from: number | ''; to: number | '' };

/** The ages as the API has them; {} says nothing of them. */
const agesOf = ({ from, to }: AgeValues) => ({ ...(from && { from }), ...(to && { to }) });

/** A new cohort's form, with what most groups have. */
export const blankCohort = (leadId: string, timeZone: string): CohortValues => ({
  name: '',
  type: 'psychoeducational',
  approach: '',
  problemArea: '',
  delivery: 'in_person',
  entry: 'closed',
  entryWeeks: '',
  curriculumId: '',
  leadId,
  coLeadIds: [],
  leadersFrom: '',
  minMembers: 6,
  maxMembers: 12,
  ageBand: { from: '', to: '' },
  fee: { amount: null },
  feeReason: '',
  feeFrom: '',
  place: '',
  roomId: '',
  roomFrom: '',
  schedule: { startsOn: '', time: '18:00', timeZone, durationMinutes: 90, cadence: 'weekly', sessions: 12 },
  overrideReason: '',
});

export const valuesOf = (c: Cohort): CohortValues => ({
  name: c.name,
  type: c.type ?? 'psychoeducational', // only who knows it edits
  approach: c.approach ?? '',
  problemArea: c.problemArea ?? '',
  delivery: c.delivery,
  entry: c.entry,
  entryWeeks: c.entryWeeks.join(', '),
  curriculumId: c.curriculumId ?? '',
  leadId: c.leadId,
  coLeadIds: c.coLeadIds,
  leadersFrom: '',
  minMembers: c.minMembers,
  maxMembers: c.maxMembers,
  ageBand: { from: c.ageBand?.from ?? '', to: c.ageBand?.to ?? '' },
  fee: { amount: c.fee.amount },
  feeReason: c.feeReason ?? '',
  feeFrom: '',
  place: c.roomId ? '' : (c.place ?? ''), // a room's name is no typed place
  roomId: c.roomId ?? '',
  roomFrom: '',
  schedule: { ...c.schedule },
  overrideReason: '',
});

export function bodyOf(v: CohortValues, currency: string): CohortBody {
  const weeks = v.entry === 'slow_open' ? numbersIn(v.entryWeeks) : [];
  return {
    name: v.name.trim(),
    type: v.type,
    approach: v.approach || undefined,
    problemArea: v.problemArea || undefined,
    delivery: v.delivery,
    entry: v.entry,
    entryWeeks: weeks.length > 0 ? weeks : undefined,
    curriculumId: v.curriculumId || undefined,
    leadId: v.leadId,
    coLeadIds: v.coLeadIds,
    minMembers: v.minMembers,
    maxMembers: v.maxMembers,
    ageBand: v.ageBand.from || v.ageBand.to ? agesOf(v.ageBand) : undefined,
    fee: { amount: v.fee.amount ?? 0, currency },
    feeReason: v.feeReason.trim() || undefined,
    place: (!v.roomId && v.place.trim()) || undefined,
    roomId: v.roomId || undefined,
    schedule: v.schedule,
    overrideReason: v.overrideReason.trim() || undefined,
  };
}

/** What an edit sends: only what differs from what the person opened, so that
    fields nobody touched are never written over. */
export function changeOf(from: CohortValues, to: CohortValues, currency: string): CohortChange {
  const body = bodyOf(to, currency);
  const differs = (key: keyof CohortValues) => JSON.stringify(from[key]) !== JSON.stringify(to[key]);
  const feeDiffers = differs('fee') || differs('feeReason');
  return {
    name: differs('name') ? body.name : undefined,
    place: differs('place') && !to.roomId ? to.place.trim() : undefined,
    roomId: differs('roomId') ? to.roomId : undefined,
    roomFrom: (differs('roomId') && to.roomFrom) || undefined,
    entry: differs('entry') ? body.entry : undefined,
    entryWeeks: differs('entryWeeks') ? numbersIn(to.entryWeeks) : undefined,
    leadId: differs('leadId') ? body.leadId : undefined,
    coLeadIds: differs('coLeadIds') ? to.coLeadIds : undefined,
    leadersFrom: differs('leadId') || differs('coLeadIds') ? to.leadersFrom || undefined : undefined,
    minMembers: differs('minMembers') ? body.minMembers : undefined,
    maxMembers: differs('maxMembers') ? body.maxMembers : undefined,
    ageBand: differs('ageBand') ? agesOf(to.ageBand) : undefined,
    fee: feeDiffers ? body.fee : undefined,
    feeReason: feeDiffers ? body.feeReason : undefined,
    feeFrom: (feeDiffers && to.feeFrom) || undefined,
    schedule: differs('schedule') ? to.schedule : undefined,
    curriculumId: differs('curriculumId') ? body.curriculumId : undefined,
    overrideReason: body.overrideReason,
  };
}

/** What the page can tell before asking the server, field by field. */
export function check(v: CohortValues, usual: UsualFees, currency: string): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (!v.name.trim()) wrong.name = 'Give the cohort a name.';
  if (!v.leadId) wrong.leadId = 'A licensed therapist leads every cohort.';
  if (v.minMembers > v.maxMembers) wrong.maxMembers = 'Not less than the minimum.';
  if (v.ageBand.to && Number(v.ageBand.from) > v.ageBand.to) wrong['ageBand.to'] = 'Not less than the youngest.';
  if (v.fee.amount === null) wrong['fee.amount'] = 'An amount such as 45.00.';
  else if (!isUsual(v.fee.amount, usual) && !v.feeReason.trim()) wrong.feeReason = `Say why: the fee is outside ${usualWords(usual, currency)}.`;
  if (!v.schedule.startsOn) wrong['schedule.startsOn'] = 'When does it first meet?';
  if (!/^\d{2}:\d{2}$/.test(v.schedule.time)) wrong['schedule.time'] = v.schedule.time ? 'Type a time such as 6:00 PM or 18:00' : 'At what time?';
  v.schedule.alsoMeets?.forEach((m, i) => {
    if (m.weekday === weekdayOfDate(v.schedule.startsOn)) wrong[`schedule.alsoMeets[${i}].weekday`] = 'It meets on that day already.';
    if (!/^\d{2}:\d{2}$/.test(m.time)) wrong[`schedule.alsoMeets[${i}].time`] = m.time ? 'Type a time such as 6:00 PM or 18:00' : 'At what time?';
  });
  return wrong;
}
