import type { Part } from '@/components/conflict';
import { shortDate } from '@/format/dates';
import { telling } from '@/format/person';
import { count } from '@/format/words';
import type { Enrollment, EnrollmentChange } from './placementQueries';

/** What the form holds. */
export type CommitmentValues = { committedSessions: number | string; committedOn: string; agreement: { version: string; signedOn: string; signedName: string } };

/** What stands; what was never told is empty, with today as its day. */
export const commitmentOf = (e: Pick<Enrollment, 'committedSessions' | 'committedOn' | 'agreement'>, today: string): CommitmentValues => ({
  committedSessions: e.committedSessions,
  committedOn: e.committedOn ?? today,
  agreement: { version: e.agreement?.version ?? '', signedOn: e.agreement?.signedOn ?? today, signedName: e.agreement?.signedName ?? '' },
});

/** A number and its day, and what was signed, are one statement each. */
export const commitmentParts: Array<Part<CommitmentValues>> = [
  { label: 'Commitment', fields: ['committedSessions', 'committedOn'], words: (v) => `${count(Number(v.committedSessions), 'session')} on ${shortDate(v.committedOn)}` },
  { label: 'Agreement', fields: ['agreement'], words: ({ agreement: a }) => (a.version ? `${a.version}, signed ${shortDate(a.signedOn)}${telling(` as ${a.signedName}`) ?? ''}` : '') },
];

/** Only what differs from what stands. */
export function commitmentChange(stands: CommitmentValues, known: boolean, v: CommitmentValues): EnrollmentChange {
  const sessions = Number(v.committedSessions) || 0;
  const agreement = { ...v.agreement, version: v.agreement.version.trim(), signedName: v.agreement.signedName.trim() };
  const fresh = sessions !== stands.committedSessions;
  const empty = !known && !agreement.version && !agreement.signedName;
  return {
    ...(fresh && { committedSessions: sessions }),
    ...(sessions > 0 && (fresh || v.committedOn !== stands.committedOn) && { committedOn: v.committedOn }),
    ...(!empty && JSON.stringify(agreement) !== JSON.stringify(stands.agreement) && { agreement }),
  };
}
