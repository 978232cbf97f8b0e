import { useQuery } from '@tanstack/react-query';
import { contactsQuery } from '@/components/contacts/contactQueries';
import { standingWords } from '@/components/contacts/contactWords';
import { telling } from '@/format/person';
import { callTo } from '@/format/reach';

/** The telephone number, and how often it was tried, beside the question what was
    found on the phone. */
export function PhoneBeside({ id }: { id: string }) {
  const log = useQuery(contactsQuery({ kind: 'referrals', id })).data;
  if (!log) return null;
  const phone = telling(log.phone);
  return (
    <p>
      {phone ? <a href={callTo(phone)}>{phone}</a> : 'No telephone number is recorded.'} <span className="quiet">{standingWords(log.standing)}</span>
    </p>
  );
}
