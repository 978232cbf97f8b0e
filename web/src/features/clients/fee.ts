import { parseMoney } from '@/format/money';

/** What is wrong with a fee agreed with a client, by field; null is the cohort's
    fee, with which nothing can be. The server decides again. */
export function feeFaults(fee: { amount: number | null; reason: string } | null, currency: string): Record<string, string> {
  if (!fee) return {};
  if (fee.amount === null) return { amount: 'Type an amount, such as 45.00.' };
  if (fee.amount < 0) return { amount: 'Must not be below zero.' };
  // Outside the usual band of 30 to 150 a fee needs a reason.
  const [low, high] = [parseMoney('30', currency) ?? 0, parseMoney('150', currency) ?? 0];
  const usual = fee.amount >= low && fee.amount <= high;
  return usual || fee.reason.trim() ? {} : { reason: 'Say why the fee lies outside 30 to 150.' };
}
