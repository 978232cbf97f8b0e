import type { components } from '@/api/schema';

export type NoteRules = components['schemas']['NoteRules'];
export type NoteRulesAnswer = components['schemas']['NoteRulesAnswer'];
export type FaultKind = components['schemas']['NoteFaultRule']['kind'];
export type Severity = components['schemas']['NoteFaultRule']['severity'];

/** What the form holds; the own format's headings a line each. */
export type NoteRulesValues = { format: NoteRules['format']; ownName: string; ownSections: string; dueDays: number | string; mostPresent: number | string; leastMinutes: number | string; planDueDays: number | string; planReviewDays: number | string; since: string; severities: Partial<Record<FaultKind, Severity>>; phrases: Phrase[] };

export type Phrase = components['schemas']['NotePhrase'];

// Which the server counts with as long as the practice says nothing else.
const usualPlanDays = 30;
const usualReviewDays = 90;

export const noteRulesValuesOf = (a: NoteRulesAnswer): NoteRulesValues => ({
  format: a.format,
  ownName: a.own.name ?? '',
  ownSections: a.own.sections.join('\n'),
  dueDays: a.dueDays,
  mostPresent: a.mostPresent,
  leastMinutes: a.leastMinutes,
  planDueDays: a.planDueDays || usualPlanDays,
  planReviewDays: a.planReviewDays || usualReviewDays,
  since: a.since ?? '',
  severities: Object.fromEntries(a.kinds.map((k) => [k.kind, k.severity])),
  phrases: a.phrases ?? [],
});

/** The form as the server takes it: of the kinds, those that differ from what is usual. */
export function noteRulesOf(v: NoteRulesValues, kinds: NoteRulesAnswer['kinds']): NoteRules {
  const sections = v.ownSections.split('\n').map((line) => line.trim()).filter(Boolean);
  return {
    format: v.format,
    own: sections.length > 0 ? { name: v.ownName.trim() || undefined, sections } : { sections: [] },
    dueDays: Number(v.dueDays),
    mostPresent: Number(v.mostPresent),
    leastMinutes: Number(v.leastMinutes),
    planDueDays: Number(v.planDueDays),
    planReviewDays: Number(v.planReviewDays),
    since: v.since || undefined,
    phrases: v.phrases.filter((p) => p.key.trim() || p.name.trim() || p.text.trim()),
    severities: kinds.flatMap((k) => {
      const severity = v.severities[k.kind] ?? k.usual;
      return k.fixed || severity === k.usual ? [] : [{ kind: k.kind, severity }];
    }),
  };
}

/** What is looked for, as a rule says it. */
export const kindWords: Record<FaultKind, string> = {
  shared_names_member: 'The shared part names a member',
  names_other_member: 'The note names another member',
  may_name_other_member: 'A word may be another member’s name',
  session_not_closed: 'The session is not closed',
  written_before_session_ended: 'The session is still going on',
  signer_did_not_lead: 'Whoever signs did not lead it',
  license_not_valid: 'No license was valid that day',
  credential_missing: 'No credential to sign with',
  co_signer_missing: 'Nobody is named to co-sign a trainee’s note',
  start_missing: 'The session has no start',
  stop_missing: 'The session has no end',
  not_there: 'The member was not there',
  mark_missing: 'Somebody is not marked on the roll',
  no_intervention: 'No technique is named',
  section_empty: 'A section is empty',
  individual_too_short: 'The member’s own part is under a line',
  near_copy_in_session: 'Nearly the same as another note of the session',
  near_copy_of_earlier: 'Nearly the same as an earlier note of the member',
  no_goal_linked: 'No goal is linked',
  minutes_missing: 'The minutes present are missing',
  minutes_short: 'The member was there too short',
  second_unit_that_day: 'A second session of the member that day',
  head_count: 'More members than payers let a group have',
  late: 'The note is late',
  attendance_corrected: 'The attendance was corrected after signing',
  no_plan: 'No signed treatment plan on the day',
  plan_overdue: 'The review of the treatment plan was overdue',
};
