import { formatMoney, type MoneyAmount } from '@/format/money';
import { isHere, type Mark } from '@/components/attendance';
import { count } from '@/format/words';
import { listed, nameOf } from './names';
import { goesOnFor } from './returns';
import { statusOf } from './useRollCall';
import type { AttendanceItem, ChargeAhead, Session } from './sessionQueries';

export type ClosingLine = { words: string; amount?: MoneyAmount };

/** What closing will charge, in words. The amounts are the server's, by the rule
    that charges; who is not charged follows from the marks. */
export function closingLines(ahead: ChargeAhead[], marks: Mark[]): ClosingLine[] {
  const alike = new Map<string, { word: string; fee: MoneyAmount; n: number }>();
  for (const c of ahead) {
    const word = feeWord(c);
    const key = `${word} ${c.fee.amount}`;
    alike.set(key, { word, fee: c.fee, n: (alike.get(key)?.n ?? 0) + 1 });
  }
  const sorted = [...alike.values()].sort((a, b) => feeWords.indexOf(a.word) - feeWords.indexOf(b.word) || b.fee.amount - a.fee.amount);
  const lines: ClosingLine[] = sorted.map(({ word, fee, n }) => ({ words: `${count(n, word)} at ${formatMoney(fee)}`, amount: { ...fee, amount: fee.amount * n } }));
  const missed = marks.filter((m) => m === 'no_show' || m === 'late_cancel').length;
  const excused = marks.filter((m) => m === 'excused').length;
  if (missed > 0 && ahead.every((c) => c.kind === 'session')) lines.push({ words: `${missed} absent, not charged: the practice has no no-show fee` });
  const off = marks.filter((m) => m === 'taken_off').length;
  if (off > 0) lines.push({ words: `${off} off tonight’s roster, not charged` });
  if (excused > 0) lines.push({ words: `${excused} excused, not charged` });
  return lines;
}

/** What fees are called, those of most members first. */
const feeWords = ['session fee', 'agreed fee', 'no-show fee'];
const feeWord = (c: ChargeAhead) => feeWords[c.kind !== 'session' ? 2 : c.feeSource === 'client' ? 1 : 0] ?? 'fee';

/** What is not done yet, in the words that a colleague would use. */
export function stillMissing(session: Session, marks: ReadonlyMap<string, AttendanceItem>): string[] {
  const roster = session.roster;
  const missing: string[] = [];
  const unmarked = roster.filter((r) => !marks.has(r.clientId)).map(nameOf);
  if (unmarked.length > 0) missing.push(`${listed(unmarked)} ${unmarked.length === 1 ? 'is' : 'are'} not marked and will not be charged.`);
  const unplaced = session.delivery === 'hybrid' ? roster.filter((r) => isHere(statusOf(marks.get(r.clientId))) && !marks.get(r.clientId)?.place).map(nameOf) : [];
  if (unplaced.length > 0) missing.push(`Nobody noted whether ${listed(unplaced)} ${unplaced.length === 1 ? 'was' : 'were'} in the room or online.`);
  if (session.week?.homework && session.homework.length === 0) missing.push('The week plans homework, and none was given.');
  for (const h of session.earlierHomework) {
    const goesOn = goesOnFor(session, h.id);
    const open = h.returns.filter((r) => r.status === 'open' && !goesOn.has(r.clientId) && isHere(statusOf(marks.get(r.clientId))));
    const names = roster.filter((r) => open.some((o) => o.clientId === r.clientId)).map(nameOf);
    if (names.length > 0) missing.push(`“${h.title}” was not asked of ${listed(names)}.`);
  }
  return missing;
}

/** The sum of amounts of one currency. */
export const sumOf = (amounts: MoneyAmount[]): MoneyAmount | undefined =>
  amounts[0] && { currency: amounts[0].currency, amount: amounts.reduce((sum, a) => sum + a.amount, 0) };

/** What is recorded of a session that somebody is about to cancel; '' for
    nothing. Who excused themselves did so ahead. */
export function recordedWords(session: Pick<Session, 'attendance' | 'homework'>): string {
  const marks = session.attendance.filter((m) => m.status !== 'excused' && m.status !== 'late_cancel' && m.status !== 'taken_off').length;
  const said = [marks > 0 && `${count(marks, 'member')} ${marks === 1 ? 'is' : 'are'} marked`, session.homework.length > 0 && 'homework was given'].filter(Boolean);
  return said.length > 0 ? `This session has a record: ${said.join(' and ')}. It stays, and counts for nothing while the session is cancelled.` : '';
}
