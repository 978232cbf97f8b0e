import { daysBetween, localDate } from '@/format/dates';
import { count, spelled, word } from '@/format/words';
import { ageing, awaitsAnswer } from './ageing';
import type { Referral } from './referralQueries';

/** What the board is narrowed to. */
export type Filter = { text: string; urgency: string | null; late: boolean };

export const everything: Filter = { text: '', urgency: null, late: false };

/** Whether a card is shown: every word typed is in its code, names, source or
    problem areas. */
export function passes(r: Referral, f: Filter, now: Date, zone: string): boolean {
  if (f.urgency && r.urgency !== f.urgency) return false;
  if (f.late && ageing(r, now, zone)?.edge !== 'late') return false;
  const said = [r.client.code, r.client.firstName, r.client.lastName, word(r.source), ...(r.problemAreas ?? []).map(word)].join(' ').toLowerCase();
  return f.text.toLowerCase().split(/\s+/).every((w) => said.includes(w));
}

/** Those nearest to or furthest past their limit first; then the oldest; of
    those with a seat, the one seated last. */
export function byPressure(a: Referral, b: Referral): number {
  if (awaitsAnswer(a.status) && awaitsAnswer(b.status)) return a.answerBy.localeCompare(b.answerBy);
  if (a.status === 'placed' && b.status === 'placed') return b.updatedAt.localeCompare(a.updatedAt);
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

/** Days since a referral came in: "18 days". */
export function waited(r: Pick<Referral, 'receivedOn'>, now: Date, zone: string): string {
  const days = daysBetween(r.receivedOn, localDate(now, zone));
  return days <= 0 ? 'today' : count(days, 'day');
}

/** What a card says under its code: "Hospital, anxiety disorders". */
export function cardDetail(r: Referral): string {
  const areas = (r.problemAreas ?? []).map((a) => word(a).toLowerCase());
  const shown = areas.length > 1 ? `${areas[0]} and ${count(areas.length - 1, 'more', 'more')}` : areas[0];
  return [word(r.source), shown].filter(Boolean).join(', ');
}

/** How many reached each stage of all that came, from the counts by status. */
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
