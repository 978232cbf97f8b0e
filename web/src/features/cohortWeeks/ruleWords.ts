import type { Estimate } from '@/components/plot/plot';
import type { components } from '@/api/schema';
import { shortDate } from '@/format/dates';
import { count } from '@/format/words';
import type { WarningRules } from '@/components/warnings/warningQueries';

type Share = components['schemas']['WarningShare'];
type Right = components['schemas']['WarningRight'];

const hundred = (v: number) => Math.round(v * 100);

/** `60 % (45 to 74)` */
const percent = (x: Share) => (x.rate === undefined ? '' : `${hundred(x.rate)} % (${hundred(x.low ?? 0)} to ${hundred(x.high ?? 1)})`);

/** Why there is no number yet. */
export const fewWords = (r: Pick<WarningRules, 'ended' | 'needed'>) =>
  `${count(r.ended, 'membership has', 'memberships have')} ended so far. From ${r.needed} on, each rule is held against how they ended; of fewer there is no number, since it would say more of chance than of the rule.`;

/** What the figures rest on. */
export const countedWords = (r: Pick<WarningRules, 'ended' | 'most' | 'from' | 'to' | 'otherwise' | 'early'>) =>
  [
    `${r.ended === r.most ? `The last ${r.most} memberships` : `All ${r.ended} memberships`} that ended, ${shortDate(r.from ?? '')} to ${shortDate(r.to ?? '')}.`,
    r.early && `${r.early.are} of ${r.early.of} left early: ${percent(r.early)}.`,
    r.otherwise > 0 && `${r.otherwise} left for another reason, as a move to other treatment, and are counted on neither side.`,
  ]
    .filter(Boolean)
    .join(' ');

/** `Of 40 members warned of, 24 left early: 60 % (45 to 74).` */
export const rightWords = (x: Right) => (x.right.of === 0 ? 'It spoke of nobody.' : `Of ${count(x.right.of, 'member')} warned of, ${x.right.are} left early: ${percent(x.right)}.`);

/** `It had warned of 24 of the 50 who left early.` */
export const caughtWords = (x: Right) => (x.caught.of === 0 ? '' : `It had warned of ${x.caught.are} of the ${x.caught.of} who left early: ${percent(x.caught)}.`);

/** For a plot of hundreds. */
export const estimateOf = (x: Share): Estimate =>
  x.rate === undefined ? { quiet: 'spoke of nobody', n: 0 } : { value: x.rate * 100, low: (x.low ?? 0) * 100, high: (x.high ?? 1) * 100, n: x.of };
