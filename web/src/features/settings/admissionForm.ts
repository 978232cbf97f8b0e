import type { Part } from '@/components/conflict';
import type { Admission, AdmissionAsked } from './settingsQueries';

/** What the form holds of what is asked; a number that was emptied is ''. */
export type AdmissionValues = {
  instruments: string[];
  assessmentDays: number | '';
  commitmentPercent: number | '';
  agreements: string[];
};

export const admissionValuesOf = ({ instruments, assessmentDays, commitmentPercent, agreements }: AdmissionAsked): AdmissionValues => ({
  instruments,
  assessmentDays,
  commitmentPercent,
  agreements,
});

/** The form as the server takes it, once `admissionFaults` finds nothing. */
export const admissionOf = (v: AdmissionValues): Admission => ({ ...v, assessmentDays: Number(v.assessmentDays), commitmentPercent: Number(v.commitmentPercent) });

/** What one can tell before asking the server. */
export function admissionFaults(v: AdmissionValues): Partial<Record<keyof AdmissionValues, string>> {
  return {
    ...(v.assessmentDays ? {} : { assessmentDays: 'A number of days, such as 60.' }),
    ...(v.commitmentPercent === '' ? { commitmentPercent: 'A part in percent, such as 50.' } : {}),
  };
}

/** How what is asked reads, given the instruments' names. */
export function admissionWords(v: AdmissionValues, nameOf: (code: string) => string) {
  return {
    instruments: v.instruments.map(nameOf).join(', ') || 'all that are meant for admission',
    assessmentDays: v.assessmentDays === 1 ? '1 day' : `${v.assessmentDays} days`,
    commitmentPercent: `${v.commitmentPercent} percent`,
    agreements: v.agreements.join(', ') || 'any',
  };
}

export const admissionLabels: Record<keyof AdmissionValues, string> = {
  instruments: 'Instruments that count',
  assessmentDays: 'An assessment speaks for',
  commitmentPercent: 'Fewest sessions committed to',
  agreements: 'Versions of the group agreement',
};

/** What two may change independently: every field by itself. */
export const admissionParts = (nameOf: (code: string) => string): Array<Part<AdmissionValues>> =>
  (Object.keys(admissionLabels) as Array<keyof AdmissionValues>).map((field) => ({ label: admissionLabels[field], fields: [field], words: (v) => admissionWords(v, nameOf)[field] }));

/** A version that is added becomes the current one, which stands first. */
export function newestFirst(before: string[], after: string[]): string[] {
  const added = after.filter((version) => !before.includes(version));
  return [...added, ...after.filter((version) => before.includes(version))];
}
