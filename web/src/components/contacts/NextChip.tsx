import { StateChip } from '@/components/Chip';
import { localDate, ownZone } from '@/format/dates';
import type { NextStep } from './contactQueries';
import { nextWords } from './contactWords';

/** What is owed to somebody and by when, in color and words. */
export function NextChip({ next, now }: { next: NextStep; now: Date }) {
  const { tone, words } = nextWords(next, localDate(now, ownZone()));
  return <StateChip tone={tone}>{words}</StateChip>;
}
