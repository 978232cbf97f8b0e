import { plainMoney } from './money';

/** The practice's usual session fees, in minor units; another one needs a reason. */
export type UsualFees = { low: number; high: number };

export const isUsual = (amount: number | null, usual: UsualFees) => amount === null || (amount >= usual.low && amount <= usual.high);

/** `30.00 to 150.00` */
export const usualWords = (usual: UsualFees, currency: string) => `${plainMoney(usual.low, currency)} to ${plainMoney(usual.high, currency)}`;
