import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/api/me';
import s from './PrintHead.module.css';

/** Who printed this: the practice's name, address and number, on paper alone. */
export function PrintHead() {
  const practice = useQuery(meQuery).data?.practice;
  if (!practice) return null;
  return (
    <div data-printonly className={s.head}>
      <b>{practice.name}</b>
      {practice.letterhead.length > 0 && ` · ${practice.letterhead.join(' · ')}`}
    </div>
  );
}
