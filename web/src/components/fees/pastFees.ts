import type { components } from '@/api/schema';
import { formatMoney } from '@/format/money';
import type { PastFee } from './FeeHistory';

/** What was agreed with a client, in words. */
export const pastFees = (fees: components['schemas']['ClientFee'][] = []): PastFee[] =>
  fees.map((f) => ({ ...f, words: f.fee ? formatMoney(f.fee) : 'The cohort’s fee' }));
