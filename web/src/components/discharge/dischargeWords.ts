import type { Tone } from '@/components/Chip';
import { longDate, relativeDay, shortDate } from '@/format/dates';
import { count, spelled, spelledIn } from '@/format/words';
import type { Discharge, DischargeBody, DischargeRecord, DischargeScore, FollowUp, FollowUpBody, Membership } from './dischargeQueries';

type Full<T> = NonNullable<T>;

export const reasonWords: Record<Full<Discharge['dischargeReason']>, string> = {
  completed: 'Completed treatment',
  dropped_out: 'Dropped out',
  terminated_by_facility: 'Ended by us',
  transferred: 'Transferred elsewhere',
  incarcerated: 'Incarcerated',
  death: 'Death',
  other: 'Another reason',
};

export const subReasonWords: Record<Full<Discharge['subReason']>, string> = {
  goals_met: 'Goals met',
  no_longer_needs: 'No longer needs treatment',
  clinical_step_up: 'Needs more than this group',
  clinical_step_down: 'Needs less than this group',
  individual_instead: 'Individual treatment instead',
  moved: 'Moved away',
  cost_or_coverage: 'Cost or coverage',
  schedule: 'Schedule',
  illness: 'Illness',
  non_attendance: 'Did not attend',
  rule_violation: 'Broke the ground rules',
  confidentiality_breach: 'Breach of confidentiality',
  did_not_fit: 'Did not fit into the group',
  too_close_too_soon: 'Too much too early',
  poorly_prepared: 'Was not prepared for a group',
  sub_groups: 'Groups within the group',
  lost_contact: 'Lost contact',
};

/** What the checklist asks, in the order in which it is asked. */
export const independence: Array<[DischargeBody['checklist'][number]['thing'], string]> = [
  ['days', 'Manages the day: sleep, meals, work or school'],
  ['warning_signs', 'Knows their own early warning signs'],
  ['skills', 'Uses what was learned when it gets hard'],
  ['crisis', 'Knows whom to call in a crisis, and has the numbers'],
  ['people', 'Has people, or a support group, to turn to'],
  ['medication', 'Looks after medication and appointments'],
  ['home', 'Has home, money and papers in order'],
  ['practice', 'Practices without being asked to'],
  ['limits', 'Says what they need, and where their limit is'],
  ['gladness', 'Has things to do that do them good'],
];

export const managesWords: Record<DischargeBody['checklist'][number]['manages'], string> = { alone: 'alone', with_help: 'with help', not_yet: 'not yet', does_not_apply: 'does not apply' };

export const selfHelpWords: Record<Full<Discharge['selfHelpNow']>, string> = { none: 'Not at all', '1_to_3': '1 to 3 times', '4_to_7': '4 to 7 times', '8_to_30': '8 to 30 times', some: 'Some, not known how often' };

export const wayWords: Record<FollowUpBody['way'], string> = { telephone: 'by telephone', in_person: 'in person', video: 'by video', letter: 'by letter', message: 'by message' };
export const resultWords: Record<FollowUpBody['result'], string> = { reached: 'Reached', not_reached: 'Not reached', declined: 'Does not want to be asked', not_possible: 'Cannot be reached any more' };
export const supportWords: Record<Full<FollowUpBody['support']>, string> = { enough: 'enough', some_missing: 'some is missing', much_missing: 'much is missing' };

export const statusWords: Record<Discharge['status'], string> = {
  draft: 'draft',
  waiting: 'waits for a co-signature',
  signed: 'signed',
  co_signed: 'signed and co-signed',
  withdrawn: 'withdrawn',
  discarded: 'discarded',
};
export const statusTones: Record<Discharge['status'], Tone> = { draft: 'underway', waiting: 'meanwhile', signed: 'good', co_signed: 'good', withdrawn: 'late', discarded: 'quiet' };

const classWords: Record<string, string> = { recovered: 'recovered', improved: 'a reliable improvement', unchanged: 'no reliable change', deteriorated: 'reliably worse' };

/** "15 (moderate) → 4 (none): recovered" */
export function scoreWords(x: DischargeScore): string {
  const point = (n: number, band?: string) => (band ? `${n} (${band.toLowerCase()})` : String(n));
  if (x.last === undefined) return `${point(x.first, x.firstBand)}, filled in once`;
  const change = x.class && classWords[x.class];
  return `${point(x.first, x.firstBand)} → ${point(x.last, x.lastBand)}${change ? `: ${change}` : ''}`;
}

/** "10 of 12 sessions, 1 excused, 1 missed, 1 missed theme made up" */
export function rollWords({ attendance: a }: DischargeRecord): string {
  return [
    `${a.attended} of ${count(a.offered, 'session')}`,
    a.excused > 0 && `${a.excused} excused`,
    a.missed > 0 && `${a.missed} missed`,
    a.caughtUp > 0 && `${count(a.caughtUp, 'missed theme')} made up`,
  ]
    .filter(Boolean)
    .join(', ');
}

export const homeworkWords = ({ homework: h }: DischargeRecord): string => (h.asked === 0 ? 'none was asked' : [`${h.done} of ${h.asked} done`, h.partly > 0 && `${h.partly} in part`].filter(Boolean).join(', '));

/** What is still missing before a summary can be signed, in the order of the page. */
export function lacking(b: DischargeBody): string[] {
  const said = (text?: string) => !!text?.trim();
  const unasked = b.checklist.length < independence.length;
  const gone = b.dischargeReason === 'dropped_out' || b.dischargeReason === 'incarcerated' || b.dischargeReason === 'death';
  const a = b.aftercare;
  const empty = a.routines.length + a.groups.length + a.services.length + a.signs.length + a.steps.length === 0 && !a.sponsor;
  return [
    !b.dischargeReason && 'why they leave',
    b.dischargeReason === 'other' && !said(b.reasonWords) && 'the reason in words',
    !said(b.progress) && 'what was reached',
    b.dischargeReason !== 'death' && !said(b.risk) && 'risk',
    !gone && !said(b.clientView) && 'their own view',
    unasked && (b.dischargeReason === 'completed' || !said(b.notAsked)) && `${independence.length - b.checklist.length} of the checklist`,
    b.dischargeReason === 'completed' && b.readyClient === undefined && 'how ready they feel',
    b.dischargeReason === 'completed' && empty && 'what comes after',
  ].filter((x): x is string => x !== false);
}

/** How a member's summary stands: "ready", "2 things missing", "signed". */
export function standing(m: Membership): { tone: Tone; dot: 'empty' | 'ready' | 'finding' | 'signed' | 'waits' | 'returned'; words: string } {
  const d = m.discharge;
  if (!d) return { tone: 'quiet', dot: 'empty', words: 'not begun' };
  if (d.status === 'waiting') return { tone: 'meanwhile', dot: 'waits', words: 'to co-sign' };
  if (d.status !== 'draft') return { tone: 'good', dot: 'signed', words: 'signed' };
  if (d.named.some((n) => n.blocks)) return { tone: 'late', dot: 'finding', words: 'names a member' };
  const missing = lacking(d).length;
  if (missing > 0) return { tone: 'underway', dot: d.returned ? 'returned' : 'empty', words: d.returned ? 'given back' : `${missing} missing` };
  if (!m.record.to) return { tone: 'soon', dot: 'ready', words: 'still a member' };
  return { tone: 'good', dot: 'ready', words: 'ready' };
}

/** "Two of 10 are signed, five are ready to sign, three are still to be written." */
export function graduationSentence(members: readonly Membership[]): string {
  const words = members.map((m) => standing(m).words);
  const ready = words.filter((w) => w === 'ready').length;
  const signed = words.filter((w) => w === 'signed' || w === 'to co-sign').length;
  if (members.length === 0) return 'Nobody sat in this group.';
  if (signed === members.length) return 'Every summary is signed.';
  const parts = ([[signed, 'signed'], [ready, 'ready to sign'], [members.length - signed - ready, 'still to be written']] as const).filter(([n]) => n > 0);
  return `${parts.map(([n, what], i) => `${i === 0 ? `${spelled(n)} of ${members.length}` : spelledIn(n)} ${n === 1 ? 'is' : 'are'} ${what}`).join(', ')}.`;
}

/** "by telephone on Apr 7: reached, self-help groups 4 to 7 times, support enough" */
export function askedWords(u: FollowUp): string {
  const parts = [
    resultWords[u.result].toLowerCase(),
    u.selfHelp && `self-help groups ${selfHelpWords[u.selfHelp].toLowerCase()}`,
    u.keepsRoutines && `routines ${managesWords[u.keepsRoutines]}`,
    u.support && `support ${supportWords[u.support]}`,
    u.managing !== undefined && `manages ${u.managing} of 10`,
    u.comesBack && 'asks to come back',
    u.nextOn && `next try ${shortDate(u.nextOn)}`,
  ].filter(Boolean);
  return `${wayWords[u.way]} on ${shortDate(u.on)}: ${parts.join(', ')}`;
}

/** "Was due 3 days ago, Apr 4" */
export const dueWords = (dueOn: string, today: string) => `${dueOn < today ? 'Was due' : 'Due'} ${relativeDay(dueOn, today)}, ${shortDate(dueOn, today)}`;

export const spanWords = (r: DischargeRecord) => (r.to ? `${longDate(r.from)} to ${longDate(r.to)}` : `Since ${longDate(r.from)}`);
