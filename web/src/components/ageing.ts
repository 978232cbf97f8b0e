import type { components } from '@/api/schema';
import { dayIn, timeIn, weekdayIn } from '@/format/dates';

type Referral = components['schemas']['Referral'];

/** How a referral stands against the limit of its urgency. */
export type Ageing = { edge?: 'soon' | 'late'; words: string };

const hour = 3_600_000;

/** Whether the client must still be offered contact: once a referral has been
    accepted, declined or redirected, somebody has answered. */
export const awaitsAnswer = (status: string) => status === 'received' || status === 'triaged';

/** Amber within a day of the limit, red past it. Nothing once it was answered. */
export function ageing(r: Pick<Referral, 'answerBy' | 'status' | 'urgency'>, now: Date, zone: string): Ageing | null {
  if (!awaitsAnswer(r.status)) return null;
  const left = Date.parse(r.answerBy) - now.getTime();
  if (left < 0) return { edge: 'late', words: lateWords(-left, r.urgency) };
  if (left <= 24 * hour) return { edge: 'soon', words: `answer by ${dueWords(r.answerBy, now, zone)}` };
  const days = Math.floor(left / (24 * hour));
  return { words: days === 1 ? '1 day left' : `${days} days left` };
}

function lateWords(over: number, urgency: string): string {
  if (urgency === 'emergency') return 'answer now';
  if (over < hour) return 'limit just passed';
  if (over < 48 * hour) return `${Math.floor(over / hour)} h past the limit`;
  return `${Math.floor(over / (24 * hour))} days past the limit`;
}

function dueWords(at: string, now: Date, zone: string): string {
  const due = new Date(at);
  return dayIn(due, zone) === dayIn(now, zone) ? timeIn(due, zone) : `${weekdayIn(due, zone)} ${timeIn(due, zone)}`;
}
