import type { components } from '@/api/schema';
import { longDate } from '@/format/dates';
import { phrase } from '@/format/words';
import { whenWords } from '@/components/clash/clash';
import { nameOf } from '@/format/person';

type Schemas = components['schemas'];
/** One rule that a seat is held against, named as the server names it. */
export type Requirement = Schemas['AdmissionCheck']['rule'];
/** What the server knows of a client who is to get a seat. */
export type Admission = Schemas['AdmissionAnswer'];

/** What the gate is asked with. */
export type GateFacts = {
  /** The referral's status, undefined when the client has none. */
  referralStatus?: string;
  committedSessions: number;
  agreement: { version: string; signedOn: string; signedName: string };
};

/** One check of the gate: met, or what is missing. */
export type Check = { requirement: Requirement; met: boolean; title: string; words: string };

/** States in which a referral lets its client through. */
export const accepted = ['accepted', 'waitlisted', 'placed'];

/** The checks of the gate: four that everybody is asked, and behind them what
    stands in the way of this client alone. The server decides; this says
    beforehand what it will find. */
export function checks(f: GateFacts, look?: Admission): Check[] {
  return [referral(f, look), assessment(look), commitment(f, look), agreement(f, look), ...besides(look)];
}

const isMet = (look: Admission | undefined, rule: Requirement) => look?.checks.find((c) => c.rule === rule)?.met ?? false;

function referral(f: GateFacts, look?: Admission): Check {
  const met = look ? isMet(look, 'referral_not_accepted') : accepted.includes(f.referralStatus ?? '');
  return {
    requirement: 'referral_not_accepted',
    met,
    title: 'Referral accepted',
    words: met ? 'Accepted' : f.referralStatus ? 'The referral has not been accepted yet' : 'There is no referral',
  };
}

function assessment(look?: Admission): Check {
  const on = look?.assessedOn;
  if (on && !isMet(look, 'assessment_too_old'))
    return { requirement: 'assessment_too_old', met: false, title: 'Assessed lately', words: `Last on ${longDate(on)}: more than ${look.asked.assessmentDays} days ago` };
  return { requirement: 'assessment_missing', met: !!on, title: 'Assessed', words: on ? `On ${longDate(on)}` : 'No questionnaire that counts for admission has been taken' };
}

function commitment(f: GateFacts, look?: Admission): Check {
  const sessions = f.committedSessions;
  const fewest = look?.fewestSessions ?? 1;
  if (sessions > 0 && sessions < fewest) return { requirement: 'commitment_too_short', met: false, title: 'Committed to enough', words: `${sessions} sessions; the practice asks for ${fewest}` };
  return { requirement: 'commitment_missing', met: sessions > 0, title: 'Committed to come', words: sessions > 0 ? `${sessions} sessions` : 'Say to how many sessions' };
}

function agreement(f: GateFacts, look?: Admission): Check {
  const version = f.agreement.version.trim();
  const signed = !!(version && f.agreement.signedOn && f.agreement.signedName.trim());
  const known = look?.asked.agreements ?? [];
  if (signed && known.length > 0 && !known.includes(version))
    return { requirement: 'agreement_unknown', met: false, title: 'An agreement that the practice has', words: `Version ${version} is none of ${known.join(', ')}` };
  return { requirement: 'agreement_missing', met: signed, title: 'Group agreement signed', words: signed ? `Version ${version}` : 'Version, day and name are needed' };
}

// What most clients never meet is shown where it stands in the way.
function besides(look?: Admission): Check[] {
  if (!look) return [];
  const rules: Check[] = [
    { requirement: 'risk_open', met: isMet(look, 'risk_open'), title: 'Risk flag dealt with', words: 'A risk flag is open: record what was done' },
    { requirement: 'guardian_missing', met: isMet(look, 'guardian_missing'), title: 'Guardian agrees', words: `${look.age} at the first session, and no guardian’s consent is on record` },
    { requirement: 'age_outside', met: isMet(look, 'age_outside'), title: 'Of the age that the group is for', words: `${look.age} at the first session` },
    { requirement: 'age_unknown', met: isMet(look, 'age_unknown'), title: 'Age known', words: 'There is no birth date: say how you know that the group fits' },
    { requirement: 'time_clash', met: look.clashes.length === 0, title: 'Free at that hour', words: look.clashes.map((c) => `Sits in ${c.cohort}: ${whenWords(c)}`).join('; ') },
    { requirement: 'passes_over', met: look.passedOver.length === 0, title: 'Nobody is passed over', words: overWords(look) },
  ];
  return rules.filter((rule) => !rule.met);
}

/** Who comes first in this line, by name. */
function overWords(look: Admission): string {
  const [first, ...others] = look.passedOver;
  if (!first) return '';
  const who = `${nameOf(first.client)} (${phrase(first.urgency)}, waiting ${first.daysWaiting} days) comes first`;
  return others.length === 0 ? who : `${who}, and ${others.map((o) => nameOf(o.client)).join(', ')}`;
}

/** The words for why a seat was not given, by the server's code; undefined for
    codes that say it themselves. */
export const refusals: Record<string, string> = {
  cohort_full: 'Every seat was taken meanwhile. Put them on the waitlist, or choose another cohort.',
  entry_closed: 'This cohort takes no new members before its next session. Choose another one, or wait for the session that is open to new members.',
  already_enrolled: 'This client has a seat in this cohort already.',
  referral_not_accepted: 'The referral has not been accepted. Accept it first, or say why it may pass.',
  assessment_missing: 'The client has not been assessed. Take a questionnaire first, or say why it may pass.',
  assessment_too_old: 'The last assessment is too old to speak for today. Take a new one, or say why it may pass.',
  commitment_missing: 'Say to how many sessions the client has committed, or why that may pass.',
  commitment_too_short: 'The client has committed to fewer sessions than the practice asks for. Say why that may pass.',
  agreement_missing: 'The group agreement has not been signed. Fill it in, or say why it may pass.',
  agreement_unknown: 'The practice has no agreement of that version. Correct it, or say why it may pass.',
  risk_open: 'A risk flag of this client is open. Record what was done, or say why it may pass.',
  guardian_missing: 'The client is a minor, and no guardian’s consent is on record. Say why that may pass.',
  age_outside: 'The client is not of the age that this cohort is for. Say why that may pass.',
  age_unknown: 'There is no birth date, so nobody knows how old the client is. Say why that may pass.',
  time_clash: 'The client sits in another cohort at that hour. Choose another cohort, or say why that may pass.',
  passes_over: 'Somebody who comes first waits for this seat. Say why they are passed over.',
};
