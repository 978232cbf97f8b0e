import { phrase } from '@/format/words';
import { StateChip, type Tone } from './Chip';

const tones: Record<string, Tone> = { emergency: 'late', emergent: 'late', urgent: 'soon' };

/** How soon a client must be seen, in the same color wherever it stands; nothing
    for the routine ones. */
export function UrgencyChip({ urgency }: { urgency: string }) {
  if (!urgency || urgency === 'routine') return null;
  return <StateChip tone={tones[urgency]}>{phrase(urgency)}</StateChip>;
}
