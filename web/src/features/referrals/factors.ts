import type { Suitability, SuitabilityBody } from './referralQueries';

/** The interview as the form holds it: '' is "not asked yet". */
export type Interview = {
  comfortInGroups: string;
  readinessToCommit: string;
  needForStructure: string;
  severity: string;
  takesTurns: string;
  canAttend: string;
  keepsConfidence: string;
  sharesFocus: string;
  coOccurring: string;
  contraindications: NonNullable<SuitabilityBody['contraindications']>;
};

type Asked = { field: Exclude<keyof Interview, 'contraindications'>; label: string; hint?: string; optional?: boolean };

/** What is judged from 0 (not at all) to 4 (fully). */
export const judged: Asked[] = [
  { field: 'comfortInGroups', label: 'Comfort in groups', hint: 'Can speak and listen among others' },
  { field: 'readinessToCommit', label: 'Readiness to commit', hint: 'Will come every week and stay' },
  { field: 'needForStructure', label: 'Need for structure', hint: 'Wants expert guidance rather than peers alone' },
  { field: 'severity', label: 'Severity', hint: 'How serious the condition is' },
  { field: 'takesTurns', label: 'Takes turns', hint: 'Listens and lets others speak; may be left out', optional: true },
];

/** What is a yes or a no. */
export const yesOrNo: Asked[] = [
  { field: 'canAttend', label: 'Can attend', hint: 'Time, travel or connection allow it' },
  { field: 'keepsConfidence', label: 'Keeps confidence', hint: 'Understands and accepts confidentiality' },
  { field: 'sharesFocus', label: 'Shares the focus', hint: 'Has in common what the group is about; may be left out', optional: true },
  { field: 'coOccurring', label: 'Co-occurring', hint: 'Substance use with a mental disorder; may be left out', optional: true },
];

/** An interview that has not begun, or the one that was kept. */
export function interviewOf(kept: Suitability | undefined): Interview {
  const f = kept?.factors;
  const number = (v: number | undefined) => (v === undefined ? '' : String(v));
  const yes = (v: boolean | undefined) => (v === undefined ? '' : v ? 'yes' : 'no');
  return {
    comfortInGroups: number(f?.comfortInGroups),
    readinessToCommit: number(f?.readinessToCommit),
    needForStructure: number(f?.needForStructure),
    severity: number(f?.severity),
    takesTurns: number(f?.takesTurns),
    canAttend: yes(f?.canAttend),
    keepsConfidence: yes(f?.keepsConfidence),
    sharesFocus: yes(f?.sharesFocus),
    coOccurring: yes(f?.coOccurring),
    contraindications: f?.contraindications ?? [],
  };
}

/** What must be asked and was not, by field. */
export function notAsked(i: Interview): Record<string, string> {
  return Object.fromEntries([...judged, ...yesOrNo].filter((q) => !q.optional && i[q.field] === '').map((q) => [q.field, 'Choose one.']));
}

/** The interview as the server takes it; what was left out stays out. */
export function factorsOf(i: Interview): SuitabilityBody {
  const yes = (v: string) => (v === '' ? undefined : v === 'yes');
  return {
    comfortInGroups: Number(i.comfortInGroups),
    readinessToCommit: Number(i.readinessToCommit),
    needForStructure: Number(i.needForStructure),
    severity: Number(i.severity),
    canAttend: i.canAttend === 'yes',
    keepsConfidence: i.keepsConfidence === 'yes',
    takesTurns: i.takesTurns === '' ? undefined : Number(i.takesTurns),
    sharesFocus: yes(i.sharesFocus),
    coOccurring: yes(i.coOccurring),
    contraindications: i.contraindications,
  };
}
