import type { Tone } from '@/components/Chip';
import { relativeDay, shortDate } from '@/format/dates';
import type { ContactBody, EnquiryBody, NextStep, Standing } from './contactQueries';

/** How somebody is tried. */
export const channelWords: Record<ContactBody['channel'], string> = { telephone: 'Telephone', voicemail: 'Voicemail', text: 'Text message', email: 'E-mail', letter: 'Letter', in_person: 'In person' };

/** What a try comes to. */
export const resultWords: Record<ContactBody['result'], string> = { reached: 'Spoke with them', left_message: 'Left a message', no_answer: 'No answer', wrong_number: 'Wrong number', call_later: 'Asked to be called later' };

/** Whom an enquiry is about, as who called sees them. */
export const forWhomWords: Record<EnquiryBody['forWhom'], string> = { self: 'For themselves', child: 'For a child', partner: 'For a partner', parent: 'For a parent', other_relative: 'For another relative', friend: 'For a friend', patient: 'For a patient or client' };

/** How an enquiry came in. */
export const cameByWords: Record<EnquiryBody['cameBy'], string> = { called: 'Called, and was spoken to', callback: 'Asks to be called back', left_voicemail: 'Left a voicemail', came_in: 'Came to the door', wrote: 'Wrote' };

/** A closed list for a Select. */
export const optionsOf = <V extends string>(words: Record<V, string>) => (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }));

const messages: Partial<Record<ContactBody['channel'], string>> = { voicemail: 'left a voicemail', text: 'sent a text message', email: 'wrote an e-mail', letter: 'wrote a letter' };

/** What the last try came to, within a sentence: "left a voicemail". */
export function lastWords(last: Pick<ContactBody, 'channel' | 'result'>): string {
  if (last.result === 'left_message') return messages[last.channel] ?? 'left a message';
  return { reached: 'spoke with them', no_answer: 'no answer', wrong_number: 'wrong number', call_later: 'asked to be called later' }[last.result];
}

const times = (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

/** How somebody was tried: "Tried twice, left a voicemail". */
export function standingWords(s: Standing): string {
  if (s.last && s.tries > 0) return `Tried ${times(s.tries)}, ${lastWords(s.last)}`;
  return s.reachedAt ? 'Spoken to' : 'Nobody has tried yet';
}

// Short: a card of the board is narrow, and the day stands at the end.
const owed: Record<NextStep['kind'], { ahead: string; past: string }> = {
  call: { ahead: 'call by', past: 'call was due' },
  call_again: { ahead: 'next try', past: 'next try was due' },
  decide: { ahead: 'decide by', past: 'decision due' },
  book_assessment: { ahead: 'book by', past: 'booking was due' },
  assess: { ahead: 'assessment', past: 'assessed?' },
  find_seat: { ahead: 'find a seat by', past: 'seat was due' },
  hear_answer: { ahead: 'answer by', past: 'answer was due' },
  interim_contact: { ahead: 'contact by', past: 'contact was due' },
};

/** What is owed and when, and how pressing that is: "next try today", amber. */
export function nextWords(n: NextStep, today: string): { tone: Tone; words: string } {
  const days = relativeDay(n.on, today);
  const near = days === 'today' || days === 'tomorrow' || days === 'yesterday';
  const day = near ? days : shortDate(n.on, today);
  if (n.overdue) return { tone: 'late', words: `${owed[n.kind].past} ${day}` };
  return { tone: days === 'today' ? 'soon' : 'quiet', words: `${owed[n.kind].ahead} ${day}` };
}

/** How long until they were first spoken to: "40 min", "5 h", "3 days". */
export function tookWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} days`;
}
