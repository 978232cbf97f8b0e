import type { components } from '@/api/schema';
import { word } from '@/format/words';

export type ProblemArea = components['schemas']['Counting']['problemArea'];

const values: ProblemArea[] = [
  'psychological_distress', 'depression', 'anxiety_disorders', 'bipolar_disorder', 'substance_use', 'trauma', 'eating_disorders',
  'relationship_difficulties', 'anger', 'grief_and_loss', 'chronic_illness', 'chronic_pain', 'addiction_recovery', 'parenting',
  'life_transitions', 'caregiving', 'social_anxiety', 'disability',
];

/** What clients need help with and cohorts are about, as the server has it. */
export const problemAreas = values.map((value) => ({ value, label: word(value) }));
