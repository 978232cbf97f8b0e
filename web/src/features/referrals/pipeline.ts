import { ageing } from '@/components/ageing';
import type { Enquiry, Standing } from '@/components/contacts/contactQueries';
import { enquiryName } from '@/components/contacts/enquiryName';
import { nameOf, telling } from '@/format/person';
import type { Referral } from './referralQueries';

/** Somebody on the way to a seat, as board and table show them. */
export type Underway = { key: string; name: string; code?: string; phone?: string; years?: number; standing: Standing; receivedOn: string } & Either;
type Either = { referral: Referral; enquiry?: undefined } | { enquiry: Enquiry; referral?: undefined };

/** The stages that are shown, in order. */
export const stages: Array<{ value: Standing['stage']; label: string; empty: string }> = [
  { value: 'enquiry', label: 'Enquiries', empty: 'Nobody waits to be called' },
  { value: 'received', label: 'New', empty: 'Nothing new' },
  { value: 'triaged', label: 'Triaged', empty: 'None is between triage and an answer' },
  { value: 'accepted', label: 'Accepted', empty: 'Nobody is to be assessed or placed' },
  { value: 'assessment_booked', label: 'Assessment booked', empty: 'No assessment is booked' },
  { value: 'assessed', label: 'Assessed', empty: 'Nobody is to be placed' },
  { value: 'offered', label: 'Offered', empty: 'No seat is offered' },
  { value: 'waitlisted', label: 'Waiting', empty: 'Nobody waits for a seat' },
  { value: 'placed', label: 'Seated lately', empty: 'Nobody in the last 30 days' },
];

const unknown: Standing = { stage: 'received', tries: 0, waitedMinutes: 0, limitKept: true };

/** How old somebody is on a day. */
export function yearsOn(born: string | undefined, today: string): number | undefined {
  if (!born) return undefined;
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0);
}

export const ofReferral = (r: Referral, today: string): Underway => ({
  key: r.id, name: nameOf(r.client), code: nameOf(r.client) === r.client.code ? undefined : r.client.code, phone: telling(r.phone), years: telling(yearsOn(r.client.birthDate, today)), standing: r.standing ?? unknown, receivedOn: r.receivedOn, referral: r,
});

export const ofEnquiry = (e: Enquiry, today: string): Underway => ({ key: e.id, name: enquiryName(e), phone: telling(e.phone), years: telling(yearsOn(e.birthDate, today)), standing: e.standing, receivedOn: e.receivedOn, enquiry: e });

/** Past the limit, or past the day on which something was owed. */
export const isLate = (u: Underway, now: Date, zone: string) => !!u.standing.next?.overdue || (!!u.referral && ageing(u.referral, now, zone)?.edge === 'late');

/** What the address keeps of how the page is looked at: nothing of a person. */
export type Look = { view?: 'table'; stage?: string; urgency?: string; source?: string; late?: boolean; order?: Order };
export type Order = 'oldest' | 'name' | 'stage';

const text = (value: unknown) => (typeof value === 'string' && /^[a-z_]{1,40}$/.test(value) ? value : undefined);

/** Reads it; what does not belong there is left out. */
export function lookFrom(search: Record<string, unknown>): Look {
  const order = text(search.order);
  return {
    view: search.view === 'table' ? 'table' : undefined,
    stage: text(search.stage),
    urgency: text(search.urgency),
    source: text(search.source),
    late: search.late === true || search.late === 'true' ? true : undefined,
    order: order === 'oldest' || order === 'name' || order === 'stage' ? order : undefined,
  };
}

const last = '9999-12-31';
const next = (u: Underway) => u.standing.next?.on ?? last;
const place = (u: Underway) => stages.findIndex((s) => s.value === u.standing.stage);

/** Those to whom something is owed first, unless another order was chosen. */
export function inOrder(all: Underway[], order: Order | undefined): Underway[] {
  return all.toSorted((a, b) => {
    if (order === 'name') return a.name.localeCompare(b.name);
    if (order === 'oldest') return a.receivedOn.localeCompare(b.receivedOn);
    if (order === 'stage') return place(a) - place(b) || next(a).localeCompare(next(b));
    return next(a).localeCompare(next(b)) || a.receivedOn.localeCompare(b.receivedOn);
  });
}

/** The steps that somebody's state allows. */
export type AskedStep = 'try' | 'refer' | 'triage' | 'accept' | 'decline' | 'redirect';

export function stepsOf(u: Underway): AskedStep[] {
  if (u.enquiry) return ['try', 'refer'];
  if (u.standing.stage === 'placed' || u.standing.stage === 'out') return [];
  const fresh = u.referral.status === 'received' || u.referral.status === 'triaged';
  return fresh ? ['try', 'triage', 'accept', 'decline', 'redirect'] : ['try', 'decline', 'redirect'];
}

/** What dropping somebody on a stage asks; undefined where it means nothing. */
export function droppedOn(u: Underway, stage: Standing['stage']): AskedStep | undefined {
  if (stage === u.standing.stage) return undefined;
  const asked = u.enquiry ? (stage === 'received' ? 'refer' : undefined) : stage === 'triaged' ? 'triage' : stage === 'accepted' ? 'accept' : undefined;
  return asked && stepsOf(u).includes(asked) ? asked : undefined;
}
