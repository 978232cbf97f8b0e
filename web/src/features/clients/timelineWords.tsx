import { Link } from '@tanstack/react-router';
import type { Tone } from '@/components/Chip';
import type { TimelineEntry, TimelineKind } from '@/components/timeline/Timeline';
import { shortDate } from '@/format/dates';
import { formatMoney } from '@/format/money';
import { count, phrase, word } from '@/format/words';
import { versionWords } from '@/components/plans/planWords';
import type { Happened } from './timelineQuery';

/** The filters, in the order of what one looks for most. */
export const timelineKinds: Array<TimelineKind & { key: Happened['kind']; action: string }> = [
  { key: 'session', label: 'Sessions', action: 'sessions.read' },
  { key: 'note', label: 'Notes', square: true, action: 'progress_notes.read' },
  { key: 'plan', label: 'Plan', square: true, action: 'treatment_plans.read' },
  { key: 'homework', label: 'Homework', action: 'homework.read' },
  { key: 'score', label: 'Scores', square: true, action: 'assessments.read' },
  { key: 'flag', label: 'Flags', action: 'risk_flags.read' },
  { key: 'catch_up', label: 'Caught up', action: 'catch_ups.read' },
  { key: 'membership', label: 'Membership', square: true, action: 'enrollments.read' },
  { key: 'discharge', label: 'Discharge', square: true, action: 'discharges.read' },
  { key: 'follow_up', label: 'Afterwards', action: 'follow_ups.read' },
  { key: 'referral', label: 'Referrals', square: true, action: 'referrals.read' },
  { key: 'disclosure', label: 'Disclosures', square: true, action: 'disclosures.read' },
  { key: 'fee', label: 'Agreed fees', square: true, action: 'client_fee.read' },
  { key: 'charge', label: 'Charges', square: true, action: 'charges.read' },
];

type Said = Omit<TimelineEntry, 'id' | 'date' | 'kind'>;

/** An entry as a colleague would say it. */
export function timelineEntry(e: Happened): TimelineEntry {
  return { id: `${e.kind}-${e.id}`, date: e.day, kind: e.kind, ...said(e) };
}

function said(e: Happened): Said {
  if (e.session) return sessionSaid(e, e.session);
  if (e.homework) return { tone: homeworkTones[e.homework.status] ?? 'quiet', title: `Homework ${homeworkWords[e.homework.status] ?? phrase(e.homework.status)}`, about: e.homework.title };
  if (e.note) return noteSaid(e, e.note);
  if (e.plan) return planSaid(e.plan);
  if (e.score) return scoreSaid(e.score);
  if (e.flag) return flagSaid(e.flag);
  if (e.catchUp) return { tone: 'good', title: `Week ${e.catchUp.week}: ${e.catchUp.how === 'make_up' ? `make-up${e.catchUp.host ? ` in ${e.catchUp.host}` : ''}` : `caught up by ${phrase(e.catchUp.how)}`}`, about: e.cohort, detail: e.catchUp.mark && word(e.catchUp.mark) };
  if (e.membership) return { tone: 'underway', title: steps[e.membership.step] ?? word(e.membership.step), about: e.cohort, detail: e.membership.reason };
  if (e.discharge) return dischargeSaid(e, e.discharge);
  if (e.followUp) return followUpSaid(e, e.followUp);
  if (e.referral) return { tone: 'underway', title: e.referral.status === 'received' ? `Referred: ${phrase(e.referral.source)}` : `Referral ${phrase(e.referral.status)}`, detail: e.referral.reason && phrase(e.referral.reason), end: e.referral.by };
  if (e.charge) return { tone: 'quiet', title: e.charge.reversal ? 'Charge reversed' : `Charged, ${phrase(e.charge.kind)}`, about: e.cohort, detail: word(e.charge.status), end: formatMoney(e.charge.fee) };
  if (e.fee) return { tone: 'quiet', title: e.fee.fee ? 'Fee agreed' : 'Agreed fee taken back', detail: e.fee.reason, end: e.fee.fee && formatMoney(e.fee.fee) };
  if (e.disclosure) return { tone: e.disclosure.standing ? 'soon' : 'quiet', title: `Disclosed to ${e.disclosure.recipient}`, about: phrase(e.disclosure.basis), detail: e.disclosure.standing ? e.disclosure.what : 'Corrected later' };
  return { tone: 'quiet', title: word(e.kind) };
}

const came = ['present', 'late', 'left_early'];
const marks: Record<string, string> = { present: 'Came', late: 'Came late', left_early: 'Left early', excused: 'Excused', no_show: 'Did not come, no word', late_cancel: 'Cancelled late', taken_off: 'Was not to come' };
const markTones: Record<string, Tone> = { present: 'good', late: 'soon', left_early: 'soon', no_show: 'late', late_cancel: 'late' };
const homeworkWords: Record<string, string> = { open: 'asked', returned: 'done', partial: 'done in part', not_done: 'not done', excused: 'excused' };
const homeworkTones: Record<string, Tone> = { returned: 'good', partial: 'soon', not_done: 'late' };
const steps: Record<string, string> = { waits: 'Waits for a seat', left_waitlist: 'Left the waitlist', enrolled: 'Joined', left: 'Left', completed: 'Completed', cohort_cancelled: 'The cohort was cancelled' };
const changes: Record<string, string> = { recovered: 'recovered', improved: 'a reliable improvement', unchanged: 'no reliable change', deteriorated: 'reliably worse' };
const changeTones: Record<string, Tone> = { recovered: 'good', improved: 'good', unchanged: 'quiet', deteriorated: 'late' };

function sessionSaid(e: Happened, s: NonNullable<Happened['session']>): Said {
  const minutes = came.includes(s.mark) && s.minutes !== undefined ? `, ${count(s.minutes, 'minute')}` : '';
  const corrected = s.corrections > 0 ? [{ words: s.firstMark ? `corrected, first: ${phrase(s.firstMark)}` : 'marked later' }] : undefined;
  return {
    tone: markTones[s.mark] ?? 'quiet',
    title: `${marks[s.mark] ?? word(s.mark)}${minutes}`,
    about: <Link to="/sessions/$sessionId" params={{ sessionId: s.sessionId }}>{[e.cohort, `session ${s.number}`].filter(Boolean).join(', ')}</Link>,
    detail: s.theme,
    chips: corrected,
  };
}

function noteSaid(e: Happened, n: NonNullable<Happened['note']>): Said {
  const waits = n.status === 'waiting';
  return {
    tone: waits ? 'soon' : 'good',
    title: waits ? 'Note waits for a co-signature' : 'Note signed',
    about: e.cohort,
    detail: n.addenda > 0 ? count(n.addenda, 'addendum', 'addenda') : undefined,
    end: [n.signedBy, n.coSignedBy].filter(Boolean).join(', '),
  };
}

function planSaid(p: NonNullable<Happened['plan']>): Said {
  const tones: Record<string, Tone> = { waiting: 'soon', withdrawn: 'late' };
  return {
    tone: tones[p.status] ?? 'meanwhile',
    title: p.status === 'waiting' ? 'Plan waits for a co-signature' : `Plan signed: ${versionWords[p.kind].toLowerCase()}`,
    about: count(p.goals, 'goal'),
    detail: p.status === 'withdrawn' ? 'Withdrawn later' : undefined,
    end: [p.signedBy, p.coSignedBy].filter(Boolean).join(', '),
  };
}

function dischargeSaid(e: Happened, d: NonNullable<Happened['discharge']>): Said {
  const tones: Record<string, Tone> = { waiting: 'soon', withdrawn: 'late' };
  return {
    tone: tones[d.status] ?? 'meanwhile',
    title: d.status === 'waiting' ? 'Discharge summary waits for a co-signature' : 'Discharge summary signed',
    about: e.cohort,
    detail: d.status === 'withdrawn' ? 'Withdrawn later' : `Last day ${shortDate(d.lastDay, e.day)}`,
    end: [d.signedBy, d.coSignedBy].filter(Boolean).join(', '),
  };
}

const asked: Record<string, string> = { reached: 'Asked how they are', not_reached: 'Not reached', declined: 'Does not want to be asked', not_possible: 'Asking was given up' };

function followUpSaid(e: Happened, u: NonNullable<Happened['followUp']>): Said {
  return {
    tone: u.result === 'reached' ? 'good' : u.result === 'not_reached' ? 'soon' : 'quiet',
    title: `${asked[u.result] ?? word(u.result)}, ${u.after} days after`,
    about: e.cohort,
    detail: u.managing === undefined ? undefined : `Manages ${u.managing} of 10`,
    end: u.by,
  };
}

function scoreSaid(s: NonNullable<Happened['score']>): Said {
  const band = s.band ? `, ${s.band.toLowerCase()}` : '';
  const since = s.first === undefined ? '' : `${s.first} at first`;
  return {
    tone: changeTones[s.change ?? ''] ?? 'meanwhile',
    title: `${(s.formName ?? s.instrument.toUpperCase())} ${s.total === undefined ? 'filled in, no total' : `of ${s.total}${band}`}`,
    detail: [since, changes[s.change ?? '']].filter(Boolean).join(': ') || undefined,
  };
}

function flagSaid(f: NonNullable<Happened['flag']>): Said {
  const about = word(f.kind);
  if (f.step === 'answered') return { tone: 'good', title: 'Risk flag answered', about, detail: f.action, end: f.by };
  if (f.step === 'closed') return { tone: 'good', title: 'Risk flag closed', about, detail: f.closedFor && word(f.closedFor) };
  return { tone: f.open ? 'late' : 'quiet', title: f.blank ? 'Risk question left blank' : 'Risk flag raised', about, chips: f.open ? [{ tone: 'late' as const, words: 'open' }] : undefined };
}
