import { guardianWords } from '@/components/clients/clientValues';
import { emergencyWords, messageWords } from '@/components/clients/personalValues';
import { longDate } from '@/format/dates';
import { count, languageName } from '@/format/words';
import type { ComparedText } from '@/components/compare/Compare';
import type { Client, ClientMerge } from './oneClient';

/** The fields of a record that one of two may give to the other. */
export const mergeFields = [
  'firstName', 'lastName', 'preferredName', 'displayName', 'birthDate', 'phone', 'email', 'address', 'messages', 'preferredTimes', 'language',
  'pronouns', 'gender', 'culture', 'accessNeeds', 'emergencyContact', 'guardian',
] as const;
export type MergeField = (typeof mergeFields)[number];

const labels: Record<MergeField, string> = {
  firstName: 'First name', lastName: 'Last name', preferredName: 'Preferred name', displayName: 'What the room sees', birthDate: 'Birth date', phone: 'Phone', email: 'Email', address: 'Address', messages: 'Messages', preferredTimes: 'When they can come',
  language: 'Language', pronouns: 'Pronouns', gender: 'Gender', culture: 'Culture', accessNeeds: 'Access needs', emergencyContact: 'Emergency contact', guardian: 'Guardian',
};

const words = (c: Client, field: MergeField) => {
  if (field === 'guardian') return c.guardian ? guardianWords(c.guardian) : '';
  if (field === 'emergencyContact') return c.emergencyContact ? emergencyWords(c.emergencyContact) : '';
  if (field === 'messages') return c.messages?.length ? messageWords(c.messages) : '';
  const value = c[field] ?? '';
  if (value === '') return '';
  return field === 'birthDate' ? longDate(value) : field === 'language' ? (languageName(value) ?? value) : value;
};

const sides = (from: Client, into: Client): ComparedText[] => mergeFields.map((key) => ({ key, label: labels[key], before: words(from, key), after: words(into, key) }));

/** What both records say, beside each other: the one that ends, the one that stays. */
export const compared = (from: Client, into: Client) => sides(from, into).filter((t) => t.before && t.after);

/** What only the record that ends knows: "phone 212-555-0177". Nothing of it is lost. */
export const comesOver = (from: Client, into: Client) =>
  sides(from, into)
    .filter((t) => t.before && !t.after)
    .map((t) => `${t.label.toLowerCase()} ${t.before}`);

/** Where both say something else, one has to be chosen. */
export const differs = (t: ComparedText) => t.before !== t.after;

const kinds: Record<string, [one: string, more: string]> = {
  referrals: ['referral', 'referrals'], waitlist: ['wait', 'waits'], enrollments: ['membership', 'memberships'], assessments: ['assessment', 'assessments'], round_seats: ['place in a round of questionnaires', 'places in rounds of questionnaires'],
  risk_flags: ['risk flag', 'risk flags'], attendances: ['attendance', 'attendances'], attendance_corrections: ['correction of attendance', 'corrections of attendance'],
  homework_returns: ['homework return', 'homework returns'], client_fees: ['agreed fee', 'agreed fees'], charges: ['charge', 'charges'],
};

/** "2 referrals, 1 membership". */
export const rowsInWords = (rows: ClientMerge['moved']) => rows.map((r) => count(r.count, ...(kinds[r.kind] ?? [r.kind, r.kind]))).join(', ');
