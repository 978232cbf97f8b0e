import type { UseQueryResult } from '@tanstack/react-query';
import { FigureCard } from '@/components/Card';
import { Failed } from '@/components/States';
import { count } from '@/format/words';
import { formatMoney } from '@/format/money';
import { byAge, sessionsOf } from './breakdown';
import s from './charges.module.css';
import type { Open } from './chargeQueries';

type Props = {
  open: UseQueryResult<Open>;
  today: string;
  onChoose: (period: { from?: string; to?: string }) => void;
};

/** What the next export would take, and how long it has been waiting. */
export function OpenFigures({ open, today, onChoose }: Props) {
  if (open.error && !open.data) return <Failed error={open.error} retry={() => void open.refetch()} />;
  const all = open.data;
  const currency = all?.totals.amount.currency ?? 'USD';
  const sessions = all?.complete ? `, ${count(sessionsOf(all.charges), 'session')}` : '';
  return (
    <div className="tiles">
      <FigureCard label="Ready" figure={all ? formatMoney(all.totals.amount) : '…'} detail={all ? `${count(all.totals.count, 'charge')}${sessions}` : 'Adding up'} />
      {(all?.complete ? byAge(all.charges, today) : []).map((part) => (
        <FigureCard
          key={part.key}
          label={part.label}
          figure={formatMoney({ amount: part.amount, currency })}
          detail={
            part.count > 0 ? (
              <button type="button" className={s.link} onClick={() => onChoose({ from: part.from, to: part.to })} aria-label={`Show ${count(part.count, 'charge')}, ${part.label.toLowerCase()}`}>
                {count(part.count, 'charge')}
              </button>
            ) : (
              'none waits so long'
            )
          }
        />
      ))}
      {all && !all.complete && <FigureCard label="By age" figure="–" detail="More than a thousand are open; choose a period and add it up." />}
    </div>
  );
}
