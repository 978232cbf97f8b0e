import { phrase, word } from '@/format/words';
import type { components } from '@/api/schema';

type Week = components['schemas']['Week'];
export type Topic = Week['topics'][number];
export type PartKind = NonNullable<Week['agenda'][number]['kind']>;
type Curriculum = components['schemas']['CurriculumAnswer'];

const option = <V extends string>(value: V) => ({ value, label: said[value] ?? word(value) });

const said: Record<string, string> = {
  self_care: 'Self-care',
  negative_thoughts: 'Challenging negative thoughts',
  conditions_and_treatment: 'Conditions and treatment',
  communication: 'Communication skills',
  set_goals: 'Set goals',
};

/** What a week teaches about. */
export const topics = (
  ['coping', 'self_care', 'stress_management', 'communication', 'relaxation', 'negative_thoughts', 'triggers', 'relapse', 'conditions_and_treatment'] satisfies Topic[]
).map(option);
/** What a part of a session is for. */
export const partKinds = (['set_goals', 'share', 'teach', 'practice'] satisfies PartKind[]).map(option);
export const groupTypes = (['psychoeducational', 'process_oriented', 'support', 'cognitive_behavioral'] satisfies Array<NonNullable<Curriculum['groupType']>>).map(option);
export const problemAreas = (
  [
    'psychological_distress', 'depression', 'anxiety_disorders', 'bipolar_disorder', 'substance_use', 'trauma', 'eating_disorders', 'relationship_difficulties', 'anger',
    'grief_and_loss', 'chronic_illness', 'chronic_pain', 'addiction_recovery', 'parenting', 'life_transitions', 'caregiving', 'social_anxiety', 'disability',
  ] satisfies Array<NonNullable<Curriculum['problemArea']>>
).map(option);

/** `Set goals`, `Self-care` */
export const choiceWord = (value: string) => said[value] ?? word(value);
export const choicePhrase = (value: string) => (said[value] ? said[value].toLowerCase() : phrase(value));
