import { markWord, type Attendance } from '@/components/attendance';
import { formatMoney, type MoneyAmount } from '@/format/money';
import { word } from '@/format/words';
import { nameOf } from './names';
import type { AttendanceItem, Correction, CorrectionAhead, RosterSeat, Session } from './sessionQueries';

/** The marks that say something else than what stands; where a member was is kept. */
export function correctedItems(session: Pick<Session, 'attendance'>, marks: ReadonlyMap<string, Attendance>): AttendanceItem[] {
  return [...marks].flatMap(([clientId, status]) => {
    const was = session.attendance.find((a) => a.clientId === clientId);
    if (was?.status === status) return [];
    const here = ['present', 'late', 'left_early'].includes(status);
    return [{ clientId, status, ...(here && was?.place ? { place: was.place } : {}) }];
  });
}

/** What a correction reverses and charges, and what both come to. */
export function correctionLines(ahead: CorrectionAhead, roster: Pick<RosterSeat, 'clientId' | 'roomName' | 'clientCode'>[]): { words: string; amount?: MoneyAmount }[] {
  const name = (c: { clientId: string; clientCode: string }) => {
    const seat = roster.find((r) => r.clientId === c.clientId);
    return seat ? nameOf(seat) : c.clientCode;
  };
  const lines = [
    ...ahead.reversed.map((c) => ({ words: `${name(c)}: ${word(c.kind)} of ${formatMoney({ ...c.fee, amount: -c.fee.amount })} reversed`, amount: c.fee })),
    ...ahead.made.map((c) => ({ words: `${name(c)}: ${word(c.kind)} charged`, amount: c.fee })),
  ];
  if (lines.length === 0) return [{ words: 'No charge changes.' }];
  return lines.length === 1 ? lines : [...lines, { words: 'Together', amount: ahead.net }];
}

/** `no-show, now present` */
export const correctionWords = (c: Correction) => `${markWord((c.was?.status as Attendance | undefined) ?? null)}, now ${markWord((c.now?.status as Attendance | undefined) ?? null)}`;
