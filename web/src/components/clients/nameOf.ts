/** A client's name in full; one name is a name. */
export const nameOf = (c: { firstName: string; lastName?: string }) => [c.firstName, c.lastName].filter(Boolean).join(' ');
