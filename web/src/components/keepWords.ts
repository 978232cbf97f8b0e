/** What the button says that leaves everything as it is. Beside "Cancel the
    session" a second "Cancel" would be a riddle. */
export const keepWords = (confirm: string) => (/\bcancel/i.test(confirm) ? 'Keep it' : 'Cancel');
