// Where a link reaches somebody: what was typed of a client is only ever an
// address in it, never more of the link (a subject, a copy to somebody else).

/** A link that writes to an address; everything but its @ is encoded. */
export const mailTo = (email: string) => `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`;

/** A link that calls a number. An extension and a note are for who calls, not
    for the telephone. */
export const callTo = (phone: string) => `tel:${(phone.split(/[a-z#,;]/i)[0] ?? '').replace(/[^\d+]/g, '')}`;
