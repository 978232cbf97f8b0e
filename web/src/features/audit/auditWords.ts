import { count } from '@/format/words';
import type { AuditEntry, AuditFilters, AuditVerification } from './auditQueries';
import { actionsOf, type Run } from './runs';

type Action = AuditEntry['action'];

const named: Record<Action, string> = {
  'self.sign_in': 'signed in',
  'self.sign_out': 'signed out',
  'self.renew': 'renewed the login',
  'self.accept_invitation': 'accepted an invitation',
  'self.ask_for_reset': 'asked for a new password by mail',
  'self.change_password': 'changed the password',
  'self.list_logins': 'looked at their own logins',
  'self.end_logins': 'ended logins of their own',
  'self.confirm': 'confirmed that it was them',
  'self.read_factors': 'looked at their second factors',
  'self.add_factor': 'added a second factor',
  'self.remove_factor': 'removed a second factor',
  'self.connect_identity': 'connected an account elsewhere to sign in with',
  'self.disconnect_identity': 'disconnected the account elsewhere that signed them in',
  'self.take_groups': 'got other roles from the identity provider',
  'self.make_recovery_codes': 'made new recovery codes',
  'self.read': 'opened their own page',
  'practice.set_up': 'set the practice up',
  'practice.restore': 'put the practice back to an older state',
  'things.find': 'searched',
  'clients.list': 'looked through the clients',
  'clients.read': 'opened a client',
  'clients.read_personal': 'saw what clients say of themselves',
  'clients.create': 'recorded a client',
  'clients.update': 'changed a client',
  'clients.merge': 'made two records of a person one',
  'clients.undo_merge': 'parted two records again',
  'security_notices.read': 'looked at what they are told',
  'security_notices.answer': 'answered what they are told',
  'role_proposals.read': 'looked at role proposals',
  'role_proposals.decide': 'decided about a role proposal',
  'emergency_access.read': 'looked at their emergency accesses',
  'emergency_access.open': 'opened a record in an emergency',
  'emergency_access.end': 'ended an emergency access',
  'users.list': 'looked through the people',
  'users.create': 'added a person',
  'users.update': 'changed a person',
  'users.invite': 'made an invitation link',
  'users.remove_factors': 'removed a person’s second factors',
  'users.list_logins': 'looked at the logins of a person',
  'users.end_logins': 'ended logins of a person',
  'leaders.list': 'looked through those who can lead',
  'settings.read': 'looked at the settings',
  'settings.update': 'changed the settings',
  'settings.read_tax_id': 'saw the tax id',
  'charges.read': 'looked through the charges',
  'charges.create': 'charged by hand',
  'charges.reverse': 'reversed a charge',
  'charges.correct': 'corrected a fee',
  'client_fee.set': 'agreed a client’s fee',
  'client_fee.read': 'looked at a client’s fee',
  'exports.create': 'made an export batch',
  'exports.read': 'looked at the exports',
  'exports.download': 'downloaded an export',
  'sessions.read': 'opened a session',
  'sessions.read_charges': 'saw what a session charged',
  'sessions.list_unclosed': 'looked through the sessions not closed yet',
  'calendar.read': 'read the calendar',
  'calendar_feed.read': 'asked whether they have a calendar link',
  'calendar_feed.make': 'made a link to their calendar',
  'calendar_feed.revoke': 'revoked the link to their calendar',
  'sessions.close': 'closed a session',
  'live_hour.read': 'read a live hour',
  'live_hour.record': 'noted in a live hour',
  'progress_notes.read_session': 'read the notes of a session',
  'progress_notes.write': 'wrote a progress note',
  'progress_notes.sign': 'signed progress notes',
  'progress_notes.co_sign': 'read or co-signed a trainee’s notes',
  'progress_notes.read': 'read progress notes',
  'progress_notes.download': 'took progress notes as a file',
  'progress_notes.find': 'looked for words in progress notes',
  'progress_notes.add_addendum': 'added to a signed note',
  'progress_notes.choose_format': 'chose the format of their notes',
  'private_notes.read': 'looked at private notes of their own',
  'private_notes.write': 'wrote a private note',
  'private_notes.sign': 'signed a private note',
  'private_notes.discard': 'discarded the draft of a private note',
  'private_notes.void': 'marked a private note as entered in error',
  'treatment_plans.read': 'read treatment plans',
  'treatment_plans.write': 'wrote a treatment plan',
  'treatment_plans.discard': 'threw a draft of a treatment plan away',
  'treatment_plans.sign': 'signed a treatment plan',
  'treatment_plans.co_sign': 'co-signed a treatment plan or gave it back',
  'treatment_plans.withdraw': 'withdrew a treatment plan',
  'discharges.read': 'read discharge summaries',
  'discharges.write': 'wrote a discharge summary',
  'discharges.discard': 'threw a draft of a discharge summary away',
  'discharges.sign': 'signed a discharge summary',
  'discharges.co_sign': 'co-signed a discharge summary or gave it back',
  'discharges.withdraw': 'withdrew a discharge summary',
  'discharges.download': 'downloaded a discharge summary',
  'follow_ups.read': 'read how people are after treatment',
  'follow_ups.record': 'noted how somebody is after treatment',
  'follow_ups.void': 'marked a follow-up as entered in error',
  'own_instruments.read': 'looked at the practice’s own questionnaires',
  'own_instruments.keep': 'worked on a questionnaire of the practice’s own',
  'leaflets.read': 'read the leaflets',
  'leaflets.publish': 'published or withdrew a leaflet',
  'leaflets_given.read': 'looked at which leaflets were given',
  'leaflets_given.record': 'noted that a leaflet was given',
  'leaflets_given.void': 'marked a given leaflet as entered in error',
  'sessions.correct_led': 'corrected who led a session',
  'sessions.read_briefing': 'read what to know before a session',
  'sessions.list_uncovered': 'looked for sessions that nobody leads',
  'covers.make': 'named a substitute',
  'covers.end': 'ended a substitute’s cover',
  'absences.read': 'looked at who is away',
  'absences.record': 'noted that somebody is away',
  'absences.end': 'took an absence back',
  'led_hours.read': 'read the hours that people led',
  'sessions.cancel': 'cancelled a session',
  'sessions.restore': 'restored a session',
  'sessions.reschedule': 'changed when a group meets',
  'attendance.take': 'took attendance',
  'attendance.correct': 'corrected attendance',
  'ground_rules.read': 'read the ground rules',
  'ground_rules.publish': 'published or withdrew ground rules',
  'cohort_rules.publish': 'published or withdrew ground rules of a group',
  'agreements.read': 'looked at who signed the ground rules',
  'agreements.sign': 'had ground rules signed',
  'agreements.void': 'marked a signature as entered in error',
  'warnings.read': 'looked at who is at risk, and why',
  'warnings.list': 'looked at who is at risk in their cohorts',
  'warnings.answer': 'recorded what was done about a warning, or took it back',
  'warning_rules.read': 'looked at the rules of warnings',
  'cohorts.read_weeks': 'looked at a cohort by week',
  'rounds.read': 'looked at what a group answered',
  'rounds.give': 'gave a group questionnaires, or took codes back',
  'rounds.enter': 'typed in what a member answered on paper',
  'rounds.discuss': 'noted whether scores were discussed together',
  'rounds.open': 'opened questions with a code',
  'rounds.answer': 'answered a questionnaire with a code',
  'breaches.read': 'looked at breaches of confidence',
  'breaches.record': 'recorded a breach of confidence or what follows',
  'breaches.void': 'marked a breach of confidence as entered in error',
  'catch_ups.read': 'looked at what members have to catch up',
  'catch_ups.record': 'noted that a missed theme was caught up, or took that back',
  'make_ups.arrange': 'arranged a make-up in another group',
  'certificates.read': 'looked at a certificate of completion',
  'certificates.issue': 'issued a certificate of completion',
  'certificates.withdraw': 'withdrew a certificate of completion',
  'certificates.download': 'took a certificate of completion as a file',
  'homework.assign': 'gave homework',
  'homework.record_return': 'recorded a return of homework',
  'cohorts.read_purpose': 'saw what a group is for',
  'cohorts.read_composition': 'looked at who sits in a cohort, counted',
  'cohorts.read_goals': 'saw what a group works toward',
  'rooms.read': 'looked at the rooms',
  'rooms.read_link': 'saw the link of a room',
  'rooms.keep': 'added or changed a room',
  'support_groups.read': 'looked at the directory of support groups',
  'support_groups.keep': 'added, changed or checked support groups',
  'cohorts.list_unled': 'looked at cohorts without a licensed lead',
  'cohorts.read_opening': 'looked at when a cohort is likely to open',
  'enrollments.read': 'looked at memberships',
  'cohorts.read_names': 'saw members’ names',
  'homework.read': 'saw homework',
  'homework.read_feedback': 'saw feedback',
  'cohorts.read': 'looked at the cohorts',
  'cohorts.create': 'planned a cohort',
  'cohorts.update': 'changed a cohort',
  'cohorts.start': 'started a cohort',
  'cohorts.complete': 'completed a cohort',
  'cohorts.cancel': 'cancelled a cohort',
  'cohorts.reopen': 'took back the end of a cohort',
  'enrollments.create': 'enrolled a client',
  'enrollments.end': 'ended an enrollment',
  'enrollments.reopen': 'undid the end of an enrollment',
  'enrollments.update': 'wrote down what was told of an enrollment',
  'cohorts.adopt_version': 'changed the version of the curriculum that a group follows',
  'clients.read_skills': 'looked at what a client learned',
  'clients.read_timeline': 'read what happened with a client',
  'clients.read_briefing': 'read about a client before the hour',
  'curricula.read': 'looked at the curricula',
  'curricula.write': 'wrote a curriculum',
  'curricula.publish': 'published a curriculum',
  'curricula.compare_outcomes': 'compared the outcomes of two versions of a curriculum',
  'enquiries.read': 'looked at enquiries',
  'enquiries.take': 'took an enquiry down',
  'enquiries.update': 'corrected an enquiry',
  'enquiries.close': 'closed an enquiry',
  'enquiries.reopen': 'reopened an enquiry',
  'contacts.read': 'looked at who tried to reach somebody',
  'contacts.log': 'noted a try to reach somebody',
  'contacts.take_back': 'took a try to reach somebody back',
  'referrals.read': 'looked at referrals',
  'referrals.create': 'recorded a referral',
  'referrals.update': 'changed a referral',
  'referrals.accept': 'accepted a referral',
  'referrals.decline': 'declined a referral',
  'referrals.triage': 'triaged a referral',
  'referrals.redirect': 'redirected a referral',
  'referrals.undo_step': 'undid a step of a referral',
  'suitability.judge': 'judged suitability',
  'instruments.read': 'looked at the questionnaires',
  'assessments.read': 'looked at assessments',
  'assessments.take': 'recorded an assessment',
  'assessments.move': 'moved an assessment to another client',
  'assessments.void': 'voided an assessment',
  'assessments.undo': 'undid the move or void of an assessment',
  'risk_flags.read': 'looked at risk flags',
  'risk_flags.answer': 'answered a risk flag',
  'disclosures.read': 'looked at what left the practice',
  'disclosures.download': 'took disclosures as a file',
  'disclosures.record': 'recorded a disclosure',
  'disclosures.correct': 'corrected a disclosure',
  'consents.read': 'looked at consents',
  'consents.record': 'took down a consent',
  'consents.end': 'wrote down that a consent ended',
  'consents.take_back_end': 'took back that a consent ended',
  'consents.void': 'marked a consent as entered in error',
  'part2.read': 'looked at whether part 2 applies',
  'part2.say': 'said whether part 2 applies',
  'releases.list': 'looked at what was released',
  'releases.prepare': 'prepared a release',
  'releases.review': 'read a release before it leaves',
  'releases.issue': 'issued a release',
  'releases.discard': 'discarded a release',
  'releases.download': 'took a released record as a file',
  'attachments.read': 'looked at the attachments of a client',
  'attachments.read_clinical': 'looked at clinical attachments',
  'attachments.read_content': 'opened an attachment of a client',
  'attachments.add': 'attached a file to a client',
  'attachments.void': 'marked an attachment as entered in error',
  'attachments.restore': 'brought an attachment back',
  'session_attachments.read': 'looked at the attachments of a session',
  'session_attachments.read_content': 'opened an attachment of a session',
  'session_attachments.add': 'attached a file to a session',
  'session_attachments.void': 'marked a session’s attachment as entered in error',
  'session_attachments.restore': 'brought a session’s attachment back',
  'waitlist.read': 'looked at the waitlist',
  'waitlist.join': 'put a client on the waitlist',
  'waitlist.leave': 'took a client off the waitlist',
  'waitlist.return': 'put a client back on the waitlist',
  'audit.read': 'looked at the audit',
  'audit.verify': 'verified the audit',
  'audit.acknowledge': 'looks after what the verification of the audit found',
  'audit.export': 'exported the audit',
  'audit.begin_checkpoints': 'began the checkpoints of the audit anew',
  'rows.refuse': 'refused a row that was not written by the server',
};

const verbs: Record<string, string> = {
  read: 'opened',
  list: 'looked through',
  create: 'made',
  update: 'changed',
  write: 'wrote',
};

// One action reads and writes the interview: only what was done was judged.
const unlessDone: Record<string, Record<string, string>> = {
  'suitability.judge': { read: 'read a suitability interview', refused: 'asked for a suitability interview' },
  'self.sign_in': { refused: 'tried to sign in' },
  'self.renew': { refused: 'tried to renew a login' },
  'self.accept_invitation': { refused: 'tried an invitation' },
  'practice.set_up': { refused: 'tried to set the practice up' },
};

const isNamed = (action: string): action is Action => Object.hasOwn(named, action);

/** `clients.read` → `opened a client`; what nobody named is said as it stands. */
export function actionWords(action: string, outcome: AuditEntry['outcome'] = 'done'): string {
  const other = unlessDone[action]?.[outcome];
  if (other) return other;
  if (isNamed(action)) return named[action];
  const [noun = '', verb = ''] = action.split('.');
  const thing = noun.replaceAll('_', ' ');
  return verbs[verb] ? `${verbs[verb]} ${thing}` : `${thing}: ${verb.replaceAll('_', ' ')}`;
}

/** What was done in a run: "opened a client 3 times, looked at assessments". */
export function runWords(run: Run): string {
  return actionsOf(run)
    .map(({ action, times }) => `${actionWords(action, run.entries[0].outcome)}${times > 1 ? ` ${times === 2 ? 'twice' : `${times} times`}` : ''}`)
    .join(', ');
}

/** What one can narrow the audit to, in words, by the alphabet. */
export const actionChoices = Object.keys(named)
  .filter(isNamed)
  .map((value) => ({ value, label: capital(actionWords(value)) }))
  .sort((a, b) => a.label.localeCompare(b.label));

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A detail's value in a line. */
export function detailText(value: unknown): string {
  if (Array.isArray(value)) return value.map(detailText).join(', ');
  if (value === null || value === undefined) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Who it was, when the entry may have no name. */
export const actorOf = (e: Pick<AuditEntry, 'actorName' | 'actorId'>) => e.actorName || (e.actorId ? 'Somebody without a name' : 'Somebody unknown');

/** What walking the chain found so far, in a sentence or two. */
export function verdict(v: AuditVerification): string {
  const entries = count(v.entries, 'entry', 'entries');
  switch (v.state) {
    case 'never':
      return 'The chain was never verified.';
    case 'running':
      return `${v.entries.toLocaleString('en-US')} of ${count(v.of, 'entry', 'entries')} verified so far.`;
    case 'broken':
      return broken(v, entries);
    case 'held':
      return v.behind
        ? `The ${count(v.entries - v.behind.entries, 'entry', 'entries')} since ${v.behind.entries.toLocaleString('en-US')} were verified fit together: none was edited, removed, inserted or moved.`
        : `All ${entries} fit together: none was edited, removed, inserted or moved.`;
  }
}

function broken(v: AuditVerification, entries: string): string {
  if (!v.break) return 'The chain does not hold.';
  if (v.break.seq === 0) return `The audit was tampered with: ${v.break.what}.`;
  const before = v.entries === 0 ? 'No entry fits.' : `${entries} before that ${v.entries === 1 ? 'fits' : 'fit'} together.`;
  return `The chain breaks at entry ${v.break.seq}: it ${v.break.what}. ${before}`;
}

/** How far along a verification is, 0 to 1, behind what was verified before. */
export function share({ entries, of, behind }: AuditVerification): number {
  const before = behind?.entries ?? 0;
  return of > before ? (entries - before) / (of - before) : 1;
}

const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : undefined);

/** A client's code as it is written: "c 1042" and "1042" are C-1042; undefined
    for what cannot be one. */
export function code(typed: string | undefined): string | undefined {
  const digits = /^\s*(?:c\s*-?\s*)?(\d{1,12})\s*$/i.exec(typed ?? '')?.[1];
  return digits && `C-${digits}`;
}

const uuid = (v: unknown) => (/^[0-9a-f-]{36}$/i.test(text(v) ?? '') ? text(v) : undefined);

/** Filters as the address has them; what cannot be read is left out. */
export function filtersFrom(search: Record<string, unknown>): AuditFilters {
  const outcome = text(search.outcome);
  const action = text(search.action);
  return {
    from: text(search.from),
    to: text(search.to),
    actorId: uuid(search.actorId),
    clientId: uuid(search.clientId),
    clientCode: code(text(search.clientCode)),
    action: action && isNamed(action) ? action : undefined,
    outcome: outcome === 'done' || outcome === 'read' || outcome === 'refused' ? outcome : undefined,
  };
}
