import type { Tone } from '@/components/Chip';
import { longDate, shortDate } from '@/format/dates';
import { count, listed } from '@/format/words';
import type { Consent, Part2Mark, RecordPart, ReleaseReview } from './releaseQueries';

export const partWords: Record<RecordPart, string> = {
  referrals: 'Referral',
  attendance: 'Attendance',
  assessments: 'Assessments and scores',
  treatment_plans: 'Treatment plans',
  progress_notes: 'Progress notes',
  discharge_summaries: 'Discharge summaries',
  homework: 'Homework',
  risk_flags: 'Risk flags',
  agreements: 'Agreements and leaflets',
  attachments: 'Attachments',
  charges: 'Charges',
  psychotherapy_notes: 'Psychotherapy notes',
  sud_counseling_notes: 'SUD counseling notes',
};

/** Notes that are kept apart from the record, and need a consent of their own. */
export const apart: RecordPart[] = ['psychotherapy_notes', 'sud_counseling_notes'];
export const ordinary = (Object.keys(partWords) as RecordPart[]).filter((p) => !apart.includes(p));

/** `Attendance, progress notes and charges`. */
export function partsSaid(parts: RecordPart[]): string {
  const words = parts.map((p, i) => (i === 0 || partWords[p].startsWith('SUD') ? partWords[p] : partWords[p].charAt(0).toLowerCase() + partWords[p].slice(1)));
  return listed(words);
}

export const kindWords: Record<Consent['kind'], string> = {
  named: 'To one person or office',
  treating: 'To all who treat or pay, now and later',
  proceedings: 'For a legal proceeding',
};

export const kindHints: Record<Consent['kind'], string> = {
  named: 'A physician, a probation office, a relative.',
  treating: 'The single consent for all future treatment, payment and operations (42 CFR 2.31). Its words are those of the rule.',
  proceedings: 'Civil, criminal, administrative or legislative. The law allows no other purpose beside it.',
};

/** What the rule says in place of a name and of a purpose. */
export const treating = {
  recipient: 'My treating providers, health plans, third-party payers, and people helping to operate this program',
  purpose: 'For treatment, payment, and health care operations',
};

const states: Record<Consent['state'], string> = { not_begun: 'not yet', live: 'holds', expired: 'over', revoked: 'revoked', in_error: 'entered in error' };
export const stateTones: Record<Consent['state'], Tone> = { not_begun: 'quiet', live: 'good', expired: 'quiet', revoked: 'late', in_error: 'quiet' };

/** What ended a consent before its last day, if anything. */
export const endedBy = (c: Consent) => c.endings.find((e) => !e.takenBack);

/** A consent's state on a chip. */
export const stateWords = (c: Pick<Consent, 'state'>) => states[c.state];

/** `May 4, 2026 to May 4, 2027`, `From May 4, 2026 until: my case is closed`. */
export function spanWords(c: Pick<Consent, 'from' | 'until' | 'untilEvent'>): string {
  const from = longDate(c.from);
  if (c.until && c.untilEvent) return `${from} to ${longDate(c.until)}, or until: ${c.untilEvent}`;
  if (c.until) return `${from} to ${longDate(c.until)}`;
  return c.untilEvent ? `From ${from} until: ${c.untilEvent}` : `From ${from}, without an end`;
}

/** `Drawn on May 4`, `On paper on May 4, seen by Maya`, by whom where it was not the client. */
export function signedWords(c: Consent): string {
  const how = { drawn: 'Drawn', typed: 'Typed', on_paper: 'On paper', declined: 'Declined' }[c.way];
  const who = c.signer === 'client' ? '' : ` by a ${c.signer} (${c.authority ?? ''})`;
  return `${how} on ${shortDate(c.signedOn)}${who}${c.witness ? `, seen by ${c.witness}` : ''}`;
}

/** What is known of part 2, in a sentence. */
export function part2Words(mark: Part2Mark | undefined): string {
  if (!mark) return 'Nobody has said whether 42 CFR part 2 protects this record. Until somebody does, nothing is released.';
  if (!mark.applies) return 'Not treated in a program under 42 CFR part 2.';
  return `Treated in a program under 42 CFR part 2 since ${longDate(mark.from ?? '')}: the notice goes with everything from then on.`;
}

/** `2 of 3 files leave`; nothing where there are none. */
export function filesLeave(files: { leaves: boolean }[]): string {
  if (files.length === 0) return '';
  const n = files.filter((f) => f.leaves).length;
  if (n === 0) return files.length === 1 ? 'The attached file does not leave' : 'No attached file leaves';
  return `${n} of ${count(files.length, 'file')} ${n === 1 ? 'leaves' : 'leave'}`;
}

/** `12 places are taken out, 1 kept by a person`. */
export function takenOut(r: Pick<ReleaseReview, 'texts'>): string {
  const found = r.texts.flatMap((t) => t.found);
  const out = found.filter((f) => !f.kept).length;
  const kept = found.length - out;
  const said = out === 0 ? 'Nothing is taken out' : `${count(out, 'place')} ${out === 1 ? 'is' : 'are'} taken out`;
  return kept === 0 ? said : `${said}, ${kept} kept by a person`;
}

/** A text in pieces: what stays, and what was found in it, in order. Pieces do not overlap. */
export function pieces<F extends { start: number; end: number }>(text: string, found: F[]): { text: string; found?: F; at: number }[] {
  const out: { text: string; found?: F; at: number }[] = [];
  let at = 0;
  for (const f of [...found].sort((a, b) => a.start - b.start)) {
    if (f.end <= at) continue;
    const from = Math.max(at, f.start);
    if (from > at) out.push({ text: text.slice(at, from), at });
    out.push({ text: text.slice(from, f.end), found: f, at: from });
    at = f.end;
  }
  if (at < text.length) out.push({ text: text.slice(at), at });
  return out;
}

/** A text without the period at its end, where a sentence goes on or ends with one of its own. */
export const unended = (text: string) => text.trim().replace(/\.$/, '');
