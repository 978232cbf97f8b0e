import type { components } from '@/api/schema';
import { shortDate } from '@/format/dates';

type Involvement = components['schemas']['Involvement'];

/** What somebody is in: "Waits for Calm since Mar 3; in Steady since Jan 5". */
export function involvedWords(all: Involvement[]): string {
  const said = all.map((one) => {
    const day = shortDate(one.on);
    switch (one.kind) {
      case 'referral':
        return `open referral of ${day}`;
      case 'waiting':
        return `waits for ${one.cohort ?? 'a cohort'} since ${day}`;
      case 'member':
        return `in ${one.cohort ?? 'a cohort'} since ${day}`;
      case 'left':
        return `left ${one.cohort ?? 'a cohort'} on ${day}`;
    }
  });
  const words = said.join('; ');
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'In no group, and no referral is open';
}
