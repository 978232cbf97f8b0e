import type { NewUser, User, UserPatch } from './userQueries';

/** A person as a form holds them. */
export type UserFields = { name: string; email: string; roles: User['role'][]; license: { type: string; number: string; state: string }; npi: string };

export const emptyUser: UserFields = { name: '', email: '', roles: ['therapist'], license: { type: '', number: '', state: '' }, npi: '' };

export const fieldsOf = (u: User): UserFields => ({ name: u.name, email: u.email, roles: u.roles, license: u.license ?? emptyUser.license, npi: u.npi ?? '' });

const trimmed = (l: UserFields['license']) => ({ type: l.type.trim(), number: l.number.trim(), state: l.state.trim() });

/** The license, or none when all three fields are empty. */
function licenseOf(f: UserFields) {
  const license = trimmed(f.license);
  return license.type || license.number || license.state ? license : undefined;
}

export const newUserOf = (f: UserFields): NewUser => ({ name: f.name, email: f.email, roles: f.roles, license: licenseOf(f), npi: f.npi.trim() || undefined });

/** What differs between the person and the form; a license that was emptied is
    sent as null, which removes it. */
export function patchOf(u: User, f: UserFields): UserPatch {
  const before = fieldsOf(u);
  const patch: UserPatch = {};
  if (f.roles.join() !== before.roles.join()) patch.roles = f.roles;
  for (const field of ['name', 'email', 'npi'] as const) if (f[field].trim() !== before[field]) patch[field] = f[field].trim();
  const license = licenseOf(f);
  if (JSON.stringify(license ?? null) !== JSON.stringify(u.license ? trimmed(u.license) : null)) patch.license = license ?? (null as never);
  return patch;
}

/** `LPC 12345, NY` */
export const licenseText = (l: User['license']) => (l ? `${l.type} ${l.number}, ${l.state}` : '');
