import type { UseQueryResult } from '@tanstack/react-query';
import { Card } from '@/components/Card';
import { formatMoney } from '@/format/money';
import { count } from '@/format/words';
import { byMonth } from './breakdown';
import s from './charges.module.css';
import type { Open } from './chargeQueries';

type Props = { open: UseQueryResult<Open>; onChoose: (period: { from?: string; to?: string }) => void };

/** Open charges by month of service, as bars one can compare. */
export function MonthsCard({ open, onChoose }: Props) {
  if (!open.data?.complete || open.data.charges.length === 0) return null;
  const months = byMonth(open.data.charges);
  const currency = open.data.totals.amount.currency;
  const most = Math.max(1, ...months.map((m) => m.amount));
  return (
    <Card title="By month of service" aside="not yet exported">
      <ul className={s.months}>
        {months.map((m) => (
          <li key={m.key}>
            <button type="button" className={s.month} onClick={() => onChoose({ from: m.from, to: m.to })}>
              <span>{m.label}</span>
              <span className={s.amount}>{formatMoney({ amount: m.amount, currency })}</span>
              <span className={s.bar} aria-hidden>
                <i style={{ width: `${Math.max(1, (100 * Math.max(0, m.amount)) / most)}%` }} />
              </span>
              <span className="quiet small">{count(m.count, 'charge')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
