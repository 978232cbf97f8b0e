import type { components } from '@/api/schema';
import { languageName } from '@/format/words';
import { agesWords } from './cohortWords';

export type Composition = components['schemas']['Composition'];

/** Members of whom the same was recorded. */
export type CompositionLine = { label: string; /** Nothing was recorded. */ unsaid?: boolean; enrollmentIds: string[] };
export type CompositionBlock = { title: string; lines: CompositionLine[] };

const named = (values: Composition['genders'], words: (value: string) => string, none: string): CompositionLine[] =>
  values.map(({ value, enrollmentIds }) => (value ? { label: words(value), enrollmentIds } : { label: none, unsaid: true, enrollmentIds }));

/** What is counted, in the order in which one asks for it. What was not recorded is a line like others. */
export const blocksOf = (c: Composition): CompositionBlock[] => [
  { title: 'Age', lines: c.ages.map(({ unknown, enrollmentIds, ...band }) => (unknown ? { label: 'Birth date not recorded', unsaid: true, enrollmentIds } : { label: agesWords(band), enrollmentIds })) },
  { title: 'Gender', lines: named(c.genders, (v) => v, 'Not recorded') },
  { title: 'Language', lines: named(c.languages, languageName, 'Not recorded') },
  { title: 'Access needs', lines: named(c.access, (v) => v, 'None recorded') },
];
