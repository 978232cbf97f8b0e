import type { NewUser, User, UserPatch } from './userQueries';

/** A license as a form holds it. */
export type LicenseFields = { type: string; kind: string; number: string; state: string; validFrom: string; validUntil: string; supervisor: string; /** Their account, where they work here. */ supervisorId: string; seenOn: string };

/** A person as a form holds them. */
export type UserFields = { name: string; email: string; roles: User['role'][]; licenses: LicenseFields[]; specialties: string; training: string; npi: string };

export const emptyLicense: LicenseFields = { type: '', kind: '', number: '', state: '', validFrom: '', validUntil: '', supervisor: '', supervisorId: '', seenOn: '' };

export const emptyUser: UserFields = { name: '', email: '', roles: ['therapist'], licenses: [], specialties: '', training: '', npi: '' };

const fieldsOfLicense = (l: User['licenses'][number]): LicenseFields => ({
  type: l.type ?? '',
  kind: l.kind ?? '',
  number: l.number,
  state: l.state,
  validFrom: l.validFrom ?? '',
  validUntil: l.validUntil ?? '',
  supervisor: l.supervisor ?? '',
  supervisorId: l.supervisorId ?? '',
  seenOn: l.seenOn ?? '',
});

export const fieldsOf = (u: User): UserFields => ({
  name: u.name,
  email: u.email,
  roles: u.roles,
  licenses: u.licenses.map(fieldsOfLicense),
  specialties: u.specialties ?? '',
  training: u.training ?? '',
  npi: u.npi ?? '',
});

type License = NonNullable<NewUser['licenses']>[number];

const sent = (text: string) => text.trim() || undefined;

/** The licenses as they are sent; one in which nothing was written is none. */
const licensesOf = (f: UserFields): License[] =>
  f.licenses
    .filter((l) => l.type.trim() || l.number.trim() || l.state.trim())
    .map((l) => ({
      type: sent(l.type),
      kind: (sent(l.kind) as License['kind']) ?? undefined,
      number: l.number.trim(),
      state: l.state.trim(),
      validFrom: sent(l.validFrom),
      validUntil: sent(l.validUntil),
      supervisor: sent(l.supervisor),
      supervisorId: l.kind === 'trainee' ? sent(l.supervisorId) : undefined,
      seenOn: sent(l.seenOn),
    }));

export const newUserOf = (f: UserFields): NewUser => {
  const licenses = licensesOf(f);
  return { name: f.name, email: f.email, roles: f.roles, licenses: licenses.length > 0 ? licenses : undefined, specialties: sent(f.specialties), training: sent(f.training), npi: sent(f.npi) };
};

/** What differs between the person and the form. */
export function patchOf(u: User, f: UserFields): UserPatch {
  const before = fieldsOf(u);
  const patch: UserPatch = {};
  if (f.roles.join() !== before.roles.join()) patch.roles = f.roles;
  for (const field of ['name', 'email', 'npi', 'specialties', 'training'] as const) if (f[field].trim() !== before[field]) patch[field] = f[field].trim();
  const licenses = licensesOf(f);
  if (JSON.stringify(licenses) !== JSON.stringify(licensesOf(before))) patch.licenses = licenses;
  return patch;
}

type Told = Pick<License, 'type' | 'number' | 'state'>;

/** `LPC 12345, NY` */
export const licenseText = (l: Told | undefined) => (l ? `${l.type ?? ''} ${l.number}, ${l.state}` : '');

/** All of them, in one line. */
export const licensesText = (all: Told[]) => all.map(licenseText).join('; ');
