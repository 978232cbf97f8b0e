import { listed } from '@/format/words';
import type { RoundEntry, RoundMember } from './roundQueries';

/** Whether codes are handed out for a session: from an hour before it until half a
    day after, as the server has it. */
export const handsOut = (s: { startsAt: string; endsAt: string; status: string }, now = Date.now()): boolean =>
  s.status !== 'cancelled' && now >= Date.parse(s.startsAt) - 3_600_000 && now <= Date.parse(s.endsAt) + 12 * 3_600_000;

/** A code as it is read out: CDF-4GHJ. */
export const spelled = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;

/** How an entry came in. */
export const enteredWords = (e: Pick<RoundEntry, 'entered' | 'by'>): string => ({ own_phone: 'on their own phone', tablet: 'on the tablet', staff: `typed in by ${e.by}` })[e.entered];

/** The entries that count, one for each questionnaire that was answered. */
export const counting = (m: Pick<RoundMember, 'entries'>): RoundEntry[] => m.entries.filter((e) => e.counts);

/** Which of the questionnaires a member has not answered in any way. */
export const unanswered = (m: Pick<RoundMember, 'entries'>, instruments: string[]): string[] => instruments.filter((code) => !m.entries.some((e) => e.instrument === code));

/** `5 of 6 have answered`, or who is still to. */
export function progressWords(members: RoundMember[], instruments: string[], called: (m: RoundMember) => string): string {
  const open = members.filter((m) => unanswered(m, instruments).length > 0);
  const done = `${members.length - open.length} of ${members.length} have answered`;
  return open.length === 0 ? `${done}.` : open.length <= 3 ? `${done}. Still to answer: ${listed(open.map(called))}.` : `${done}.`;
}
