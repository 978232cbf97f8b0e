/** What a number field holds; 0 while it is empty. */
export const numberOf = (value: number | string): number => (typeof value === 'number' ? value : 0);
