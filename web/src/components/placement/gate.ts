/** One condition of the admission gate, named as the server names it. */
export type Requirement = 'referral_not_accepted' | 'assessment_missing' | 'commitment_missing' | 'agreement_missing';

/** What the gate is asked with. */
export type GateFacts = {
  /** The referral's status, undefined when the client has none. */
  referralStatus?: string;
  assessments: number;
  committedSessions: number;
  agreement: { version: string; signedOn: string; signedName: string };
};

/** One check of the gate: met, or what is missing. */
export type Check = { requirement: Requirement; met: boolean; title: string; words: string };

/** States in which a referral lets its client through. */
export const accepted = ['accepted', 'waitlisted', 'placed'];

/** The four checks, in the order in which the server makes them. The server
    decides; this says beforehand what it will find. */
export function checks(f: GateFacts): Check[] {
  const referred = accepted.includes(f.referralStatus ?? '');
  const signed = !!(f.agreement.version.trim() && f.agreement.signedOn && f.agreement.signedName.trim());
  return [
    {
      requirement: 'referral_not_accepted',
      met: referred,
      title: 'Referral accepted',
      words: referred ? 'Accepted' : f.referralStatus ? 'The referral has not been accepted yet' : 'There is no referral',
    },
    {
      requirement: 'assessment_missing',
      met: f.assessments > 0,
      title: 'Assessed',
      words: f.assessments > 0 ? (f.assessments === 1 ? 'One questionnaire' : `${f.assessments} questionnaires`) : 'No questionnaire has been taken',
    },
    {
      requirement: 'commitment_missing',
      met: f.committedSessions > 0,
      title: 'Committed to come',
      words: f.committedSessions > 0 ? `${f.committedSessions} sessions` : 'Say to how many sessions',
    },
    {
      requirement: 'agreement_missing',
      met: signed,
      title: 'Group agreement signed',
      words: signed ? `Version ${f.agreement.version}` : 'Version, day and name are needed',
    },
  ];
}

/** The words for why a seat was not given, by the server's code; undefined for
    codes that say it themselves. */
export const refusals: Record<string, string> = {
  cohort_full: 'Every seat was taken meanwhile. Put them on the waitlist, or choose another cohort.',
  entry_closed: 'This cohort takes no new members before its next session. Choose another one, or wait for the session that is open to new members.',
  already_enrolled: 'This client has a seat in this cohort already.',
  referral_not_accepted: 'The referral has not been accepted. Accept it first, or say why it may pass.',
  assessment_missing: 'The client has not been assessed. Take a questionnaire first, or say why it may pass.',
  commitment_missing: 'Say to how many sessions the client has committed, or why that may pass.',
  agreement_missing: 'The group agreement has not been signed. Fill it in, or say why it may pass.',
};
