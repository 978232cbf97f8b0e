import type { components } from '@/api/schema';
import { word } from '@/format/words';

type Referral = components['schemas']['Referral'];
type SuitabilityBody = components['schemas']['Factors'];

const options = <V extends string>(values: V[]) => values.map((value) => ({ value, label: word(value) }));

/** The closed lists of a referral, as the server has them. */
export const sources = options<Referral['source']>(['self', 'family', 'health_provider', 'alcohol_drug_provider', 'hospital', 'school', 'employer', 'community', 'court', 'insurer', 'internal', 'other']);

export const declineReasons = options(['not_suitable', 'no_capacity', 'outside_scope', 'declined_by_client', 'unreachable', 'withdrawn', 'duplicate', 'other']);

export const destinations = options(['individual_therapy', 'family_therapy', 'self_help', 'crisis_service', 'higher_level_of_care', 'other_provider']);

/** The urgencies with the limit that each sets, most pressing first. */
export const urgencies: Array<{ value: Referral['urgency']; label: string; limit: string }> = [
  { value: 'emergency', label: 'Emergency', limit: 'at once' },
  { value: 'emergent', label: 'Emergent', limit: 'within 6 hours' },
  { value: 'urgent', label: 'Urgent', limit: 'within 48 hours' },
  { value: 'after_discharge', label: 'After discharge', limit: 'within 7 days' },
  { value: 'routine', label: 'Routine', limit: 'within 10 business days' },
];

/** The urgencies for a Select, each with its limit. */
export const urgencyOptions = urgencies.map((u) => ({ value: u.value, label: `${u.label}, ${u.limit}` }));

/** What speaks against a group, in the words of the interview. */
export const contraindications: Array<{ value: NonNullable<SuitabilityBody['contraindications']>[number]; label: string }> = [
  { value: 'refuses_group', label: 'Does not want to be in a group' },
  { value: 'active_suicidality', label: 'Is actively suicidal' },
  { value: 'acute_crisis', label: 'Is in an acute crisis' },
  { value: 'active_psychosis', label: 'Is actively psychotic' },
  { value: 'intoxication_or_withdrawal', label: 'Is intoxicated or in withdrawal' },
  { value: 'uncontrolled_aggression', label: 'Cannot control aggression' },
  { value: 'cannot_follow_rules', label: 'Cannot keep to the rules of a group' },
  { value: 'cannot_tolerate_emotion', label: 'Cannot bear strong feelings of others' },
  { value: 'severe_cognitive_impairment', label: 'Has a severe cognitive impairment' },
  { value: 'conflict_of_interest', label: 'A relative, partner or colleague is in the group' },
];
