import { asProblem } from '@/api/problem';
import { notGiven } from './passkey';

/** What is said of an answer that was not taken. */
export function wrongWords(thrown: unknown): string {
  const turnedDown = notGiven(thrown);
  if (turnedDown) return turnedDown;
  const p = asProblem(thrown);
  return p.retryAfter > 0 ? `${p.message} Try again in ${waitWords(p.retryAfter)}.` : p.message;
}

const waitWords = (seconds: number) => (seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);
