import { daysBetween, localDate } from '@/format/dates';
import { ageing, awaitsAnswer } from '@/components/ageing';
import { count, firstOf, phrase, spelled, word } from '@/format/words';
import { isLate, type Look, type Underway } from './pipeline';
import type { Referral } from './referralQueries';

/** What the board is narrowed to. The text may name somebody and stays out of the
    address. */
export type Filter = { text: string } & Pick<Look, 'stage' | 'urgency' | 'source' | 'late'>;

/** Whether somebody is shown: every word typed is in their code, names, number, source
    or problem areas. */
export function passes(u: Underway, f: Filter, now: Date, zone: string): boolean {
  const of = u.referral ?? u.enquiry;
  if (f.stage && u.standing.stage !== f.stage) return false;
  if (f.urgency && of.urgency !== f.urgency) return false;
  if (f.source && of.source !== f.source) return false;
  if (f.late && !isLate(u, now, zone)) return false;
  const names = u.referral ? [u.referral.client.code, u.referral.client.firstName, u.referral.client.lastName, ...u.referral.problemAreas.map(word)] : [u.enquiry.firstName, u.enquiry.lastName];
  const said = [...names, u.phone, word(of.source)].join(' ').toLowerCase();
  return f.text.toLowerCase().split(/\s+/).every((w) => said.includes(w));
}

/** Those nearest to or furthest past their limit first; of those who were
    answered the oldest; of those who have a seat the newest. */
export function byPressure(a: Referral, b: Referral): number {
  if (awaitsAnswer(a.status) && awaitsAnswer(b.status)) return a.answerBy.localeCompare(b.answerBy);
  if (a.status === 'placed' && b.status === 'placed') return b.statusSince.localeCompare(a.statusSince);
  return a.receivedOn.localeCompare(b.receivedOn) || a.createdAt.localeCompare(b.createdAt);
}

/** "31 open. Two are past their limit, one must be answered today." */
export function boardSentence(open: Referral[], total: number, now: Date, zone: string): string {
  if (total === 0) return 'Nobody waits for an answer.';
  const edges = open.map((r) => ageing(r, now, zone)?.edge);
  const late = edges.filter((e) => e === 'late').length;
  const soon = edges.filter((e) => e === 'soon').length;
  const is = (n: number) => `${n === 1 ? 'is' : 'are'}`;
  const said = [`${total} open.`];
  if (late > 0) said.push(`${spelled(late)} ${is(late)} past ${late === 1 ? 'its' : 'their'} limit.`);
  if (soon > 0) said.push(`${spelled(soon)} must be answered within a day.`);
  if (late + soon === 0) said.push('All are within their limits.');
  return said.join(' ');
}

/** How long an answered referral has stood where it stands: "waiting 18 days". */
export function waited(r: Pick<Referral, 'status' | 'statusSince'>, now: Date, zone: string): string {
  const days = daysBetween(localDate(r.statusSince, zone), localDate(now, zone));
  if (r.status === 'waitlisted') return days <= 0 ? 'waiting since today' : `waiting ${count(days, 'day')}`;
  return days <= 0 ? `${phrase(r.status)} today` : `${phrase(r.status)} ${count(days, 'day')} ago`;
}

/** What a card says under its code: "Anxiety, trauma · hospital". */
export function cardDetail(r: Referral): string {
  const areas = firstOf(r.problemAreas);
  if (!areas) return word(r.source);
  return `${areas.charAt(0).toUpperCase()}${areas.slice(1)} · ${phrase(r.source)}`;
}

/** How many of those that came reached each stage, from the counts by status. */
export function funnelOf(counts: Record<string, number>) {
  const n = (status: string) => counts[status] ?? 0;
  const seated = n('placed');
  const answered = n('accepted') + n('waitlisted') + seated;
  const closed = n('declined') + n('redirected');
  return [
    { label: 'Referred', count: answered + closed + n('triaged') + n('received') },
    { label: 'Looked at', count: answered + closed + n('triaged') },
    { label: 'Accepted', count: answered },
    { label: 'Seated', count: seated },
  ];
}
