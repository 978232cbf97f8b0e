import type { components } from '@/api/schema';

type Ground = components['schemas']['EmergencyAccess']['ground'];

export const groundWords: Record<Ground, string> = {
  risk_of_harm: 'Risk of harm',
  medical_emergency: 'Medical emergency',
  colleague_unavailable: 'Who treats them cannot be reached',
  other: 'Something else',
};

/** To choose from. */
export const emergencyGrounds = (Object.keys(groundWords) as Ground[]).map((value) => ({ value, label: groundWords[value] }));
