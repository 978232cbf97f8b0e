import { isUsual, usualWords, type UsualFees } from '@/format/usualFees';

/** What is wrong with a fee agreed with a client, by field; null is the cohort's
    fee, with which nothing can be. The server decides again. */
export function feeFaults(fee: { amount: number | null; reason: string } | null, usual: UsualFees, currency: string): Record<string, string> {
  if (!fee) return {};
  if (fee.amount === null) return { amount: 'Type an amount, such as 45.00.' };
  if (fee.amount < 0) return { amount: 'Must not be below zero.' };
  return isUsual(fee.amount, usual) || fee.reason.trim() ? {} : { reason: `Say why the fee lies outside ${usualWords(usual, currency)}.` };
}
