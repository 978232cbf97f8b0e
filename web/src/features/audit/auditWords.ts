import { count } from '@/format/words';
import type { AuditEntry, AuditFilters, AuditReport } from './auditQueries';

const named: Record<string, string> = {
  'self.sign_in': 'signed in',
  'self.sign_out': 'signed out',
  'self.renew': 'renewed the login',
  'self.invitation': 'accepted an invitation',
  'self.password': 'changed the password',
  'self.read': 'opened their own page',
  'practice.set_up': 'set the practice up',
  'clients.list': 'looked through the clients',
  'users.list': 'looked through the people',
  'users.create': 'added a person',
  'users.update': 'changed a person',
  'users.invite': 'made an invitation link',
  'settings.update': 'changed the settings',
  'charges.read': 'looked through the charges',
  'charges.reverse': 'reversed a charge',
  'client_fee.set': 'agreed a client’s fee',
  'client_fee.read': 'looked at a client’s fee',
  'exports.create': 'made an export batch',
  'exports.read': 'opened an export',
  'sessions.close': 'closed a session',
  'sessions.cancel': 'cancelled a session',
  'attendance.take': 'took attendance',
  'homework.assign': 'gave homework',
  'homework.return': 'recorded a return of homework',
  'cohorts.start': 'started a cohort',
  'cohorts.complete': 'completed a cohort',
  'cohorts.cancel': 'cancelled a cohort',
  'enrollments.create': 'enrolled a client',
  'enrollments.end': 'ended an enrollment',
  'curricula.publish': 'published a curriculum',
  'referrals.accept': 'accepted a referral',
  'referrals.decline': 'declined a referral',
  'referrals.triage': 'triaged a referral',
  'referrals.redirect': 'redirected a referral',
  'referrals.suitability': 'judged suitability',
  'assessments.create': 'recorded an assessment',
  'risk_flags.acknowledge': 'acknowledged a risk flag',
  'waitlist.join': 'put a client on the waitlist',
  'waitlist.leave': 'took a client off the waitlist',
  'audit.read': 'looked at the audit',
  'audit.verify': 'verified the audit',
  'audit.export': 'exported the audit',
};

const verbs: Record<string, string> = {
  read: 'opened',
  list: 'looked through',
  create: 'made',
  update: 'changed',
  write: 'wrote',
};

/** `clients.read` → `opened clients`; what nobody named is said as it stands. */
export function actionWords(action: string): string {
  const known = named[action];
  if (known) return known;
  const [noun = '', verb = ''] = action.split('.');
  const thing = noun.replaceAll('_', ' ');
  return verbs[verb] ? `${verbs[verb]} ${thing}` : `${thing}: ${verb.replaceAll('_', ' ')}`;
}

/** A detail's value in a line. */
export function detailText(value: unknown): string {
  if (Array.isArray(value)) return value.map(detailText).join(', ');
  if (value === null || value === undefined) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Who it was, when the entry may have no name. */
export const actorOf = (e: Pick<AuditEntry, 'actorName' | 'actorId'>) => e.actorName || (e.actorId ? 'Somebody without a name' : 'Nobody signed in');

/** What walking the chain found, in a sentence. */
export function verdict(r: AuditReport): string {
  const entries = count(r.entries, 'entry', 'entries');
  if (!r.ok && r.break) return `The chain breaks at entry ${r.break.seq}: it ${r.break.what}. ${r.entries === 0 ? 'Nothing before it can be relied on' : `The ${entries} before it ${r.entries === 1 ? 'holds' : 'hold'}`}.`;
  if (!r.ok) return 'The chain does not hold.';
  return `All ${entries} fit together: none was edited, removed, inserted or moved.`;
}

const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : undefined);
const uuid = (v: unknown) => (/^[0-9a-f-]{36}$/i.test(text(v) ?? '') ? text(v) : undefined);

/** Filters as the address has them; what cannot be read is left out. */
export function filtersFrom(search: Record<string, unknown>): AuditFilters {
  const outcome = text(search.outcome);
  return {
    from: text(search.from),
    to: text(search.to),
    actorId: uuid(search.actorId),
    clientId: uuid(search.clientId),
    action: text(search.action),
    outcome: outcome === 'done' || outcome === 'read' || outcome === 'refused' ? outcome : undefined,
  };
}
