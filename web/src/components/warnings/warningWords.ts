import type { Tone } from '@/components/Chip';
import { shortDate } from '@/format/dates';
import { count } from '@/format/words';
import type { Warning, WarningAnswer, WarningDeed, WarningRuleCard } from './warningQueries';

/** What was done, as it is chosen and told. */
export const deedWords: Record<WarningDeed, string> = {
  called: 'Called or wrote, and reached them',
  not_reached: 'Tried, and did not reach them',
  talked: 'Talked about it in or after a session',
  plan_changed: 'Changed the treatment plan',
  individual_offered: 'Offered an individual session',
  nothing_needed: 'Nothing is needed',
};

export const deedHints: Partial<Record<WarningDeed, string>> = {
  not_reached: 'Kept, and the warning goes on waiting.',
  nothing_needed: 'Say why, so that the next one does not wonder.',
};

/** A sentence of the server with its days as one reads them: `Mar 9`. */
export const shortDays = (sentence: string) => sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => (Number.isNaN(Date.parse(day)) ? day : shortDate(day)));

/** What a rule rests on, in two words. */
export const basisWords: Record<WarningRuleCard['restsOn'], string> = { measured: 'Measured', convention: 'Rule of thumb' };

/** How loud a warning is: what was answered is quiet. */
export function warningTone(w: Pick<Warning, 'rule' | 'waits'>): Tone {
  if (!w.waits) return 'quiet';
  return w.rule === 'open_risk_item' || w.rule === 'reliably_worse' ? 'late' : 'soon';
}

/** `Called or wrote, and reached them, Mar 10, Maya Lindqvist` */
export const answerWords = (a: Pick<WarningAnswer, 'did' | 'on' | 'by'>) => `${deedWords[a.did]}, ${shortDate(a.on)}, ${a.by}`;

/** `Two members are at risk, and one waits for something to be done.` People, not warnings, are counted. */
export function atRiskWords(items: Array<Pick<Warning, 'clientId' | 'waits'>>): string {
  const people = new Set(items.map((w) => w.clientId)).size;
  const waiting = new Set(items.filter((w) => w.waits).map((w) => w.clientId)).size;
  if (people === 0) return 'No rule speaks of anybody.';
  const who = `${count(people, 'member is', 'members are')} at risk`;
  if (waiting === 0) return `${who}, and something was done about ${people === 1 ? 'it' : 'each'}.`;
  return waiting === people ? `${who}, and nothing was done yet.` : `${who}; ${count(waiting, 'waits', 'wait')} for something to be done.`;
}

/** When it was: `since Mar 9`, `Mar 9 to 23`. */
export const whenWords = (w: Pick<Warning, 'began' | 'ended'>) => (w.ended ? (w.ended === w.began ? shortDate(w.began) : `${shortDate(w.began)} to ${shortDate(w.ended)}`) : `since ${shortDate(w.began)}`);
