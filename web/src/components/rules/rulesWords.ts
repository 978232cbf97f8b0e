import type { Tone } from '@/components/Chip';
import { longDate, shortDate } from '@/format/dates';
import { count, listed } from '@/format/words';
import type { Agreement, ConsequenceKind, RulesMember } from './rulesQueries';

/** How a member stands, on a chip. */
export function stateWords(m: Pick<RulesMember, 'state' | 'signedVersion'>): string {
  const said: Record<RulesMember['state'], string> = {
    signed: 'signed',
    unsigned: 'not signed',
    older: m.signedVersion ? `signed ${m.signedVersion}` : 'signed before',
    declined: 'declined',
    again: 'signs again',
  };
  return said[m.state];
}

export const stateTones: Record<RulesMember['state'], Tone> = { signed: 'good', unsigned: 'late', older: 'soon', declined: 'late', again: 'soon' };

/** `6 of 8 signed 2026-1`. */
export function signedOf(members: Pick<RulesMember, 'state'>[], version: string): string {
  const signed = members.filter((m) => m.state === 'signed').length;
  if (members.length === 0) return `Version ${version}`;
  return `${signed === members.length && signed > 1 ? 'All' : `${signed} of`} ${members.length} signed ${version}`;
}

/** `Ana and Ben have not signed the ground rules that hold now.` */
export function unsignedWords(names: string[]): string {
  if (names.length === 0) return '';
  const who = names.length > 4 ? count(names.length, 'member') : listed(names);
  return `${who} ${names.length === 1 ? 'has' : 'have'} not signed the ground rules that hold now.`;
}

/** `Drawn on May 4, with Maya Lindqvist`. */
export function howSigned(m: Pick<RulesMember, 'agreement' | 'signedOn'>): string {
  const a = m.agreement;
  if (!a) return m.signedOn ? `At admission, ${shortDate(m.signedOn)}` : '';
  const on = shortDate(a.on);
  switch (a.way) {
    case 'on_paper':
      return `On paper on ${on}, seen by ${a.witness}`;
    case 'declined':
      return [`Declined on ${on}`, a.words].filter(Boolean).join(': ');
    case 'drawn':
      return `Drawn on ${on}, with ${a.by}`;
    default:
      return `Typed on ${on}, with ${a.by}`;
  }
}

/** Under a sheet: `Signed by Ana Member on May 4, 2026, with Maya Lindqvist.` */
export function givenWords(a: Agreement, name: string): string {
  const on = longDate(a.on);
  switch (a.way) {
    case 'on_paper':
      return `Signed on paper by ${name} on ${on}, seen by ${a.witness}.`;
    case 'declined':
      return `${name} declined to sign on ${on}, with ${a.by}.`;
    default:
      return `Signed by ${name} on ${on}, with ${a.by}.`;
  }
}

export const consequenceWords: Record<ConsequenceKind, string> = {
  talk: 'Talked with them alone',
  group: 'Spoken of in the group',
  signs_again: 'Signs the ground rules again',
  warning: 'Warned in writing',
  pause: 'Stays away for a time',
  removed: 'Leaves the group',
  none: 'Nothing follows',
};

/** What may follow, to choose from: who is not known signs nothing again. */
export const consequencesFor = (known: boolean) =>
  (Object.keys(consequenceWords) as ConsequenceKind[]).filter((kind) => known || kind !== 'signs_again').map((value) => ({ value, label: consequenceWords[value] }));

/** What a consequence does by itself, and what is still to be done. */
export const consequenceHints: Partial<Record<ConsequenceKind, string>> = {
  signs_again: 'Their signature does not count until they sign again.',
  removed: 'The membership itself is ended on the roster.',
};

export type RulesBlock = { heading?: string; paragraphs: string[] };

/** The text as it is read: a line that begins with # opens a part. */
export function blocksOf(text: string): RulesBlock[] {
  const blocks: RulesBlock[] = [];
  for (const line of text.split('\n').map((l) => l.trim())) {
    const last = blocks.at(-1);
    if (line.startsWith('#')) blocks.push({ heading: line.replace(/^#+\s*/, ''), paragraphs: [] });
    else if (line && last) last.paragraphs.push(line);
    else if (line) blocks.push({ paragraphs: [line] });
  }
  return blocks;
}
