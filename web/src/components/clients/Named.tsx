import { longDate } from '@/format/dates';
import { nameOf, namesHidden } from '@/format/person';

/** A client as a form names one who was found or chosen. */
export type NamedClient = { id: string; code: string; firstName: string; lastName: string; birthDate?: string };

/** A client's code, name and birth date: enough to tell two of one name apart. */
export function Named({ client: c }: { client: NamedClient }) {
  return (
    <span>
      <strong>
        {nameOf(c)}
      </strong>{' '}
      <span className="quiet">
        {[!namesHidden() && c.code, c.birthDate && `born ${longDate(c.birthDate)}`].filter(Boolean).join(', ')}
      </span>
    </span>
  );
}
