import type { Enquiry, EnquiryBody } from '@/components/contacts/contactQueries';
import { localDate, ownZone } from '@/format/dates';

/** What a form holds of an enquiry; an empty text is not given. */
export type EnquiryValues = Required<Omit<EnquiryBody, 'source' | 'messages'>> & { source: EnquiryBody['source'] | ''; messages: NonNullable<EnquiryBody['messages']> };

/** An enquiry that comes in now, by telephone. */
export const blankEnquiry = (): EnquiryValues => ({
  firstName: '', lastName: '', birthDate: '', forWhom: 'self', caller: '', phone: '', email: '', preferred: '', wants: '', source: 'self', urgency: 'routine', cameBy: 'called', messages: [],
  receivedOn: localDate(new Date(), ownZone()),
});

/** A stored enquiry as the form holds it. */
export const valuesOf = ({ firstName, lastName = '', ...e }: Enquiry): EnquiryValues => ({
  firstName, lastName, birthDate: e.birthDate ?? '', forWhom: e.forWhom, caller: e.caller ?? '', phone: e.phone ?? '', email: e.email ?? '', preferred: e.preferred ?? '',
  wants: e.wants, source: e.source, urgency: e.urgency, cameBy: e.cameBy, messages: e.messages ?? [], receivedOn: e.receivedOn,
});

/** The form as the server takes it: trimmed, without what is empty. */
export function bodyOf(v: EnquiryValues): EnquiryBody {
  const or = (text: string) => text.trim() || undefined;
  const { firstName, lastName } = v;
  return {
    firstName: firstName.trim(), lastName: or(lastName), birthDate: v.birthDate || undefined, forWhom: v.forWhom, caller: v.forWhom === 'self' ? undefined : or(v.caller), phone: or(v.phone), email: or(v.email),
    preferred: or(v.preferred), wants: v.wants.trim(), source: v.source || 'other', urgency: v.urgency, cameBy: v.cameBy, messages: v.messages, receivedOn: v.receivedOn,
  };
}

/** What one can tell before asking the server; the server tells the rest. */
export function firstFaults({ firstName, ...v }: EnquiryValues): Record<string, string> {
  const wrong: Record<string, string> = firstName.trim() ? {} : { firstName: 'Needed: the name they say.' };
  if (!v.phone.trim() && !v.email.trim()) wrong.phone = 'A number, or an e-mail address, to call back.';
  if (!v.wants.trim()) wrong.wants = 'Say what they look for.';
  if (!v.source) wrong.source = 'Choose how they heard of us.';
  return wrong;
}
