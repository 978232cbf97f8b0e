/** What a form holds of a client; an empty text is not given. Former names
    stand in one field, parted by semicolons. */
export type ClientValues = {
  firstName: string;
  lastName: string;
  preferredName: string;
  formerNames: string;
  birthDate: string;
  email: string;
  phone: string;
  address: string;
  language: string;
};

export const blankClient = (): ClientValues => ({ firstName: '', lastName: '', preferredName: '', formerNames: '', birthDate: '', email: '', phone: '', address: '', language: 'en' });

/** Former names as the server has them: a list. */
export const formerNamesOf = (typed: string) => typed.split(';').map((name) => name.trim()).filter(Boolean);

type Needed = Pick<ClientValues, 'firstName' | 'birthDate'>;

/** The form as the server takes a new client: trimmed, without what is empty. */
export function filledClient(v: ClientValues): Needed & Partial<Omit<ClientValues, 'formerNames'>> & { formerNames?: string[] } {
  const { firstName, birthDate, formerNames, ...rest } = v;
  const given = Object.fromEntries(Object.entries(rest).map(([field, text]) => [field, text.trim()]).filter(([, text]) => text));
  const former = formerNamesOf(formerNames);
  return { firstName: firstName.trim(), birthDate, ...given, ...(former.length > 0 && { formerNames: former }) };
}

/** What one can tell before asking the server. One name is a name. */
export function clientFaults(v: ClientValues): Partial<Record<keyof ClientValues, string>> {
  return {
    ...(v.firstName.trim() ? {} : { firstName: 'Needed.' }),
    ...(v.birthDate ? {} : { birthDate: 'Needed, it tells people of one name apart.' }),
  };
}

/** Two forms with the same likeness are about the same person. */
export const likenessOf = (v: ClientValues) => [v.firstName, v.lastName, v.preferredName, v.formerNames, v.birthDate].map((t) => t.trim().toLowerCase()).join('|');
