import type { Tone } from '@/components/Chip';
import type { Homework, HomeworkReturn, Session } from './sessionQueries';

export type ReturnStatus = 'open' | 'returned' | 'partial' | 'not_done' | 'excused';

export const returnWords: Record<string, string> = {
  open: 'not asked yet',
  returned: 'returned',
  partial: 'partial',
  not_done: 'not done',
  excused: 'excused',
};

export const returnTones: Record<string, Tone> = { open: 'quiet', returned: 'good', partial: 'soon', not_done: 'late', excused: 'quiet' };

/** What one more tap makes of a return. */
export function nextReturn(status: string): ReturnStatus {
  const next: Record<string, ReturnStatus> = { returned: 'partial', partial: 'not_done', not_done: 'excused', excused: 'returned' };
  return next[status] ?? 'returned';
}

/** `1 of 8 back, 6 not asked yet`: returned or partly so, of those who were to
    bring it, and how many have not been asked. */
export function backOf(returns: Pick<HomeworkReturn, 'status'>[]): string {
  const due = returns.filter((r) => r.status !== 'excused').length;
  const back = returns.filter((r) => r.status === 'returned' || r.status === 'partial').length;
  const unasked = returns.filter((r) => r.status === 'open').length;
  return `${back} of ${due} back${unasked > 0 ? `, ${unasked} not asked yet` : ''}`;
}

/** Whose homework goes on with what was given since: they are asked for that. */
export function goesOnFor(session: Pick<Session, 'homework' | 'earlierHomework'>, id: string): ReadonlySet<string> {
  return new Set([...session.earlierHomework, ...session.homework].filter((h) => h.carriedFrom === id).flatMap((h) => h.returns.map((r) => r.clientId)));
}

/** What was carried over from this homework into the session, while nobody was
    asked for it: that can be taken back. */
export function carriedAndUntouched(session: Pick<Session, 'homework'>, from: Homework): Homework | undefined {
  const was = new Map(from.returns.map((r) => [r.clientId, r]));
  const untouched = (r: HomeworkReturn) => r.status === 'open' && !r.feedback && (r.personal ?? '') === (was.get(r.clientId)?.personal ?? '') && r.stagesMet === (was.get(r.clientId)?.stagesMet ?? 0);
  return session.homework.find((h) => h.carriedFrom === from.id && h.returns.every(untouched));
}

/** The homework with one return replaced. */
export const withReturn = (h: Homework, r: HomeworkReturn): Homework =>
  h.id === r.homeworkId ? { ...h, returns: h.returns.map((old) => (old.clientId === r.clientId ? r : old)) } : h;
