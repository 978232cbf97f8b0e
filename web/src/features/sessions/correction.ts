import { isHere, markWord, type Attendance } from '@/components/attendance';
import { formatMoney, type MoneyAmount } from '@/format/money';
import { word } from '@/format/words';
import { nameOf } from './names';
import type { AttendanceItem, Correction, CorrectionAhead, RosterSeat, Session } from './sessionQueries';

/** What of a mark was changed; minutes of null are the whole session. */
export type MarkChange = { status?: Attendance; minutes?: number | null; place?: AttendanceItem['place'] };

/** What a member's mark would be. Who was not there has neither minutes nor a
    place, and who is now present throughout has no minutes. */
export function correctedMark(session: Pick<Session, 'attendance'>, clientId: string, change: MarkChange = {}): AttendanceItem | undefined {
  const was = session.attendance.find((a) => a.clientId === clientId);
  const status = change.status ?? was?.status;
  if (!status) return undefined;
  if (!isHere(status)) return { clientId, status };
  const kept = status === 'present' && was?.status !== 'present' ? undefined : was?.minutes;
  const minutes = change.minutes === undefined ? kept : (change.minutes ?? undefined);
  const place = change.place ?? was?.place;
  // When they came and left stands as long as the minutes do.
  const times = minutes === was?.minutes && status !== 'present' ? { cameAfter: was?.cameAfter, leftAfter: was?.leftAfter } : undefined;
  return { clientId, status, ...(minutes !== undefined && { minutes }), ...times, ...(place && { place }) };
}

/** The marks that say something else than what stands. */
export function correctedItems(session: Pick<Session, 'attendance'>, changes: ReadonlyMap<string, MarkChange>): AttendanceItem[] {
  return [...changes].flatMap(([clientId, change]) => {
    const was = session.attendance.find((a) => a.clientId === clientId);
    const mark = correctedMark(session, clientId, change);
    const same = was?.status === mark?.status && was?.minutes === mark?.minutes && was?.place === mark?.place;
    return !mark || same ? [] : [mark];
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

type Mark = { status?: string; minutes?: number; place?: string };

/** `no-show, now present`; minutes and place where they are what differs:
    `late 20 min, now late 45 min`. */
export function correctionWords({ was, now }: Pick<Correction, 'was' | 'now'>): string {
  const said = (mark?: Mark, other?: Mark) =>
    [
      markWord((mark?.status as Attendance | undefined) ?? null),
      mark?.minutes !== other?.minutes && mark?.minutes !== undefined && `${mark.minutes} min`,
      mark?.place !== other?.place && mark?.place && (mark.place === 'online' ? 'online' : 'in the room'),
    ]
      .filter(Boolean)
      .join(' ');
  return `${said(was, now)}, now ${said(now, was)}`;
}
