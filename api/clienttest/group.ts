// The group of the walk already runs.
export const day = '2026-03-03';
export const fee = { amount: 4500, currency: 'USD' };
