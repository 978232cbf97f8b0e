import { groundWords } from '@/format/emergency';
import { rolesWords } from '@/format/words';
import type { SecurityNotice } from './noticeQueries';

const roles = (text = '') => rolesWords(text.split(', ').filter(Boolean));

/** What a notice says: to the person whose account it is, or to who watches. */
export function noticeWords(n: SecurityNotice): { title: string; detail: string } {
  const whose = n.asked ? 'your' : `${n.userName}’s`;
  switch (n.kind) {
    case 'invited':
      return { title: `${n.byName} invited ${n.userName}`, detail: `As ${roles(n.after)}.` };
    case 'link_made':
      return { title: `${n.byName} made a link to set ${whose} password`, detail: n.asked ? 'Whoever has it can set a new password and sign in as you.' : 'Whoever has it can set a new password.' };
    case 'link_used':
      return { title: `Somebody entered ${whose} account by a link of ${n.byName}`, detail: `From ${n.address ?? 'an unknown address'}.${n.asked ? ' Until you answer, the audit says so in each entry.' : ''}` };
    case 'roles_changed':
      return { title: `${n.byName} changed ${whose} roles`, detail: `${roles(n.before)} became ${roles(n.after)}.${n.with ? ` ${n.with} confirmed it.` : ''}` };
    case 'roles_refused':
      return { title: `${n.byName} refused the roles that you proposed for ${n.userName}`, detail: n.after ?? '' };
    case 'email_changed':
      return { title: `${n.byName} changed the address that ${n.asked ? 'you sign' : `${n.userName} signs`} in with`, detail: `${n.before ?? ''} became ${n.after ?? ''}.` };
    case 'enabled':
      return { title: `${n.byName} enabled ${whose} login again`, detail: '' };
    case 'factors_removed':
      return { title: `${n.byName} removed ${whose} second factors`, detail: '' };
    case 'not_asked_for':
      return { title: `${n.userName} did not ask for what ${n.after ?? 'somebody'} did to their account`, detail: 'The logins that came of it are ended. Speak with both, and look into the audit.' };
    case 'audit_broken':
      return { title: 'The audit was tampered with', detail: `${n.after ?? ''}.` };
    case 'emergency_access':
      return { title: `${n.userName} opened ${n.access?.clientCode ?? 'a record'} in an emergency`, detail: [n.access && `${groundWords[n.access.ground]}.`, n.access?.reason].filter(Boolean).join(' ') };
  }
}
