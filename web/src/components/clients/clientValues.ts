/** What a form holds of a client; an empty text is not given. */
export type ClientValues = { firstName: string; lastName: string; preferredName: string; birthDate: string; email: string; phone: string; address: string; language: string };

export const blankClient = (): ClientValues => ({ firstName: '', lastName: '', preferredName: '', birthDate: '', email: '', phone: '', address: '', language: 'en' });

type Needed = Pick<ClientValues, 'firstName' | 'lastName' | 'birthDate'>;

/** The form as the server takes a new client: trimmed, without what is empty. */
export function filledClient(v: ClientValues): Needed & Partial<ClientValues> {
  const { firstName, lastName, birthDate, ...rest } = v;
  const given = Object.fromEntries(Object.entries(rest).map(([field, text]) => [field, text.trim()]).filter(([, text]) => text));
  return { firstName: firstName.trim(), lastName: lastName.trim(), birthDate, ...given };
}

/** What one can tell before asking the server. */
export function clientFaults(v: ClientValues): Partial<Record<keyof ClientValues, string>> {
  return {
    ...(v.firstName.trim() ? {} : { firstName: 'Needed.' }),
    ...(v.lastName.trim() ? {} : { lastName: 'Needed.' }),
    ...(v.birthDate ? {} : { birthDate: 'Needed, it tells people of one name apart.' }),
  };
}

/** Two forms with the same likeness are about the same person. */
export const likenessOf = (v: ClientValues) => [v.firstName, v.lastName, v.preferredName, v.birthDate].map((t) => t.trim().toLowerCase()).join('|');
