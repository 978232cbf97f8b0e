import { longDate } from '@/format/dates';
import { emergencyOf, isNamed, nobody, type EmergencyValues, type MessageWay } from './personalValues';

/** What a form holds of a client; an empty text is not given. Former names
    stand in one field, parted by semicolons. */
export type ClientValues = {
  firstName: string;
  lastName: string;
  preferredName: string;
  /** What the room may see instead of a first name. */
  displayName: string;
  formerNames: string;
  birthDate: string;
  /** Why nobody knows it. */
  birthDateUnknown: string;
  email: string;
  phone: string;
  address: string;
  messages: MessageWay[];
  preferredTimes: string;
  language: string;
  pronouns: string;
  gender: string;
  culture: string;
  accessNeeds: string;
  emergencyContact: EmergencyValues;
  /** Who agreed to the treatment of a minor; all empty: nobody is on record. */
  guardian: GuardianValues;
};

/** Named as in the API, so that the server's field errors find their fields. */
export type GuardianValues = { name: string; relation: string; signedOn: string };

/** The form's name of a field. */
export type ClientField = Exclude<keyof ClientValues, 'guardian' | 'emergencyContact'> | `guardian.${keyof GuardianValues}` | `emergencyContact.${keyof EmergencyValues}`;

export const noGuardian = (): GuardianValues => ({ name: '', relation: '', signedOn: '' });

export const blankClient = (): ClientValues => ({
  firstName: '', lastName: '', preferredName: '', displayName: '', formerNames: '', birthDate: '', birthDateUnknown: '', email: '', phone: '', address: '', messages: [], preferredTimes: '', language: 'en',
  pronouns: '', gender: '', culture: '', accessNeeds: '', emergencyContact: nobody(), guardian: noGuardian(),
});

/** A guardian as typed, trimmed. */
export const guardianOf = (g: GuardianValues): GuardianValues => ({ name: g.name.trim(), relation: g.relation.trim(), signedOn: g.signedOn });

/** Whether anything is said of a guardian. */
const isSaid = (g: GuardianValues) => Object.values(guardianOf(g)).some(Boolean);

/** Who agreed, in one line; '' while nobody is on record. */
export const guardianWords = (g: GuardianValues): string => [g.name, g.relation, g.signedOn && `signed ${longDate(g.signedOn)}`].filter(Boolean).join(', ');

/** Former names as the server has them: a list. */
export const formerNamesOf = (typed: string) => typed.split(';').map((name) => name.trim()).filter(Boolean);

type Needed = Pick<ClientValues, 'firstName'>;

/** The form as the server takes a new client: trimmed, without what is empty. */
export function filledClient(v: ClientValues): Needed & Partial<Omit<ClientValues, 'formerNames'>> & { formerNames?: string[] } {
  const { firstName, formerNames, guardian, emergencyContact, messages, ...rest } = v;
  const given = Object.fromEntries(Object.entries(rest).map(([field, text]) => [field, text.trim()]).filter(([, text]) => text));
  const former = formerNamesOf(formerNames);
  return {
    firstName: firstName.trim(),
    ...given,
    ...(former.length > 0 && { formerNames: former }),
    ...(messages.length > 0 && { messages }),
    ...(isNamed(emergencyContact) && { emergencyContact: emergencyOf(emergencyContact) }),
    ...(isSaid(guardian) && { guardian: guardianOf(guardian) }),
  };
}

/** What one can tell before asking the server. One name is a name. */
export function clientFaults(v: ClientValues): Partial<Record<ClientField, string>> {
  return {
    ...(v.firstName.trim() ? {} : { firstName: 'Needed.' }),
    ...personFaults(v),
  };
}

/** The same of a client who is known: what is there must be whole. */
export function personFaults(v: ClientValues): Partial<Record<ClientField, string>> {
  return {
    ...(v.birthDate || v.birthDateUnknown.trim() ? {} : { birthDate: 'Needed, or say why nobody knows it.' }),
    ...emergencyFaults(v.emergencyContact),
    ...guardianFaults(v.guardian),
  };
}

function emergencyFaults(e: EmergencyValues): Partial<Record<ClientField, string>> {
  if (!isNamed(e)) return {};
  const { name, phone } = emergencyOf(e);
  return {
    ...(name ? {} : { 'emergencyContact.name': 'Needed, or leave all three empty.' }),
    ...(phone ? {} : { 'emergencyContact.phone': 'Needed: they are called.' }),
  };
}

/** A consent is whole or not given at all. */
export function guardianFaults(g: GuardianValues): Partial<Record<ClientField, string>> {
  if (!isSaid(g)) return {};
  const { name, relation, signedOn } = guardianOf(g);
  return {
    ...(name ? {} : { 'guardian.name': 'Needed, or leave all three empty.' }),
    ...(relation ? {} : { 'guardian.relation': 'Needed, such as mother.' }),
    ...(signedOn ? {} : { 'guardian.signedOn': 'Needed: the day they signed.' }),
  };
}

/** Two forms with the same likeness are about the same person. */
export const likenessOf = (v: ClientValues) => [v.firstName, v.lastName, v.preferredName, v.formerNames, v.birthDate].map((t) => t.trim().toLowerCase()).join('|');
