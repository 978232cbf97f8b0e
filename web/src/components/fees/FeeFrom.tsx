import { useQuery } from '@tanstack/react-query';
import { DateInput } from '@/components/DateInput';
import { feeReachQuery, type FeeOf } from './feeQueries';
import { reachWords } from './reachWords';
import s from './FeeFrom.module.css';

type Props = { of: FeeOf; value: string; onChange: (day: string) => void; error?: React.ReactNode };

/** The first day of a fee, with what it changes and what it leaves as it is. */
export function FeeFrom({ of, value, onChange, error }: Props) {
  const reach = useQuery(feeReachQuery(of, value));
  return (
    <div className={s.from}>
      <DateInput label="From" description="Its first day; may lie in the past or ahead" value={value} onChange={onChange} error={error} />
      <div role="status" aria-label="What this fee changes">
        <ul className={s.reach}>
          {reach.data ? reachWords(reach.data).map((w) => <li key={w}>{w}</li>) : <li>{reach.isLoading ? 'Counting sessions…' : 'Choose a day.'}</li>}
        </ul>
      </div>
    </div>
  );
}
