import type { Part } from '@/components/conflict';
import type { ProblemArea } from '@/components/practice/problemAreas';
import { word } from '@/format/words';
import type { Admission, AdmissionAsked } from './settingsQueries';

/** What the form holds of what is asked; a number that was emptied is ''. */
export type AdmissionValues = {
  instruments: string[];
  /** Which count instead for cohorts about a problem area; '' is not chosen yet. */
  byProblemArea: Array<{ problemArea: ProblemArea | ''; instruments: string[] }>;
  assessmentDays: number | '';
  commitmentPercent: number | '';
  agreements: string[];
};

export const admissionValuesOf = ({ instruments, byProblemArea = [], assessmentDays, commitmentPercent, agreements }: AdmissionAsked): AdmissionValues => ({
  instruments,
  byProblemArea,
  assessmentDays,
  commitmentPercent,
  agreements,
});

/** The form as the server takes it, once `admissionFaults` finds nothing. */
export const admissionOf = (v: AdmissionValues): Admission => ({
  ...v,
  byProblemArea: v.byProblemArea.flatMap(({ problemArea, instruments }) => (problemArea ? [{ problemArea, instruments }] : [])),
  assessmentDays: Number(v.assessmentDays), commitmentPercent: Number(v.commitmentPercent),
});

/** What one can tell before asking the server. */
export function admissionFaults(v: AdmissionValues): Record<string, string> {
  const counting = v.byProblemArea.flatMap((c, i) => [
    ...(c.problemArea ? [] : [[`byProblemArea.${i}.problemArea`, 'Which problem area?']]),
    ...(c.instruments.length > 0 ? [] : [[`byProblemArea.${i}.instruments`, 'One at least.']]),
  ]);
  return {
    ...(Object.fromEntries(counting) as Record<string, string>),
    ...(v.assessmentDays ? {} : { assessmentDays: 'A number of days, such as 60.' }),
    ...(v.commitmentPercent === '' ? { commitmentPercent: 'A part in percent, such as 50.' } : {}),
  };
}

/** How what is asked reads, given the instruments' names. */
export function admissionWords(v: AdmissionValues, nameOf: (code: string) => string) {
  return {
    instruments: v.instruments.map(nameOf).join(', ') || 'all that are meant for admission',
    byProblemArea: v.byProblemArea.map((c) => `${word(c.problemArea)}: ${c.instruments.map(nameOf).join(', ')}`).join('; ') || 'the same everywhere',
    assessmentDays: v.assessmentDays === 1 ? '1 day' : `${v.assessmentDays} days`,
    commitmentPercent: `${v.commitmentPercent} percent`,
    agreements: v.agreements.join(', ') || 'any',
  };
}

export const admissionLabels: Record<keyof AdmissionValues, string> = {
  instruments: 'Instruments that count',
  byProblemArea: 'Instruments by problem area',
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
