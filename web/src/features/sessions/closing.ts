import { formatMoney, type MoneyAmount } from '@/format/money';
import { isHere, type Mark } from '@/components/attendance';
import { count } from '@/format/words';
import { listed, nameOf } from './names';
import { statusOf } from './useRollCall';
import type { AttendanceItem, Session } from './sessionQueries';

export type ClosingLine = { words: string; amount?: MoneyAmount };

/** What closing will charge by the practice's rule, in words: those who were
    there pay the session, a no-show and a late cancel the practice's no-show fee. */
export function chargesAhead(marks: Mark[], fee: MoneyAmount | undefined, noShow: number | undefined): ClosingLine[] {
  const here = marks.filter(isHere).length;
  const missed = marks.filter((m) => m === 'no_show' || m === 'late_cancel').length;
  const excused = marks.filter((m) => m === 'excused').length;
  const lines: ClosingLine[] = [];
  if (here > 0) lines.push({ words: `${count(here, 'session fee')}${fee ? ` at ${formatMoney(fee)}` : ''}`, amount: fee && { ...fee, amount: fee.amount * here } });
  if (missed > 0 && noShow !== undefined && fee) {
    lines.push({ words: `${count(missed, 'no-show fee')} at ${formatMoney({ ...fee, amount: noShow })}`, amount: { ...fee, amount: noShow * missed } });
  } else if (missed > 0) {
    lines.push({ words: `${missed} absent, not charged: the practice has no no-show fee` });
  }
  if (excused > 0) lines.push({ words: `${excused} excused, not charged` });
  return lines;
}

/** What is not done yet, in the words that a colleague would use. */
export function stillMissing(session: Session, marks: ReadonlyMap<string, AttendanceItem>): string[] {
  const roster = session.roster ?? [];
  const missing: string[] = [];
  const unmarked = roster.filter((r) => !marks.has(r.clientId)).map(nameOf);
  if (unmarked.length > 0) missing.push(`${listed(unmarked)} ${unmarked.length === 1 ? 'is' : 'are'} not marked and will not be charged.`);
  const unplaced = session.delivery === 'hybrid' ? roster.filter((r) => isHere(statusOf(marks.get(r.clientId))) && !marks.get(r.clientId)?.place).map(nameOf) : [];
  if (unplaced.length > 0) missing.push(`Nobody noted whether ${listed(unplaced)} ${unplaced.length === 1 ? 'was' : 'were'} in the room or online.`);
  if (session.week?.homework && (session.homework ?? []).length === 0) missing.push('The week plans homework, and none was given.');
  for (const h of session.earlierHomework ?? []) {
    const open = (h.returns ?? []).filter((r) => r.status === 'open' && isHere(statusOf(marks.get(r.clientId))));
    const names = roster.filter((r) => open.some((o) => o.clientId === r.clientId)).map(nameOf);
    if (names.length > 0) missing.push(`“${h.title}” was not asked of ${listed(names)}.`);
  }
  return missing;
}

/** The sum of amounts of one currency. */
export const sumOf = (amounts: MoneyAmount[]): MoneyAmount | undefined =>
  amounts[0] && { currency: amounts[0].currency, amount: amounts.reduce((sum, a) => sum + a.amount, 0) };
