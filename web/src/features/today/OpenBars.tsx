import { Link } from '@tanstack/react-router';
import { Card } from '@/components/Card';
import { formatMoney } from '@/format/money';
import { count } from '@/format/words';
import { byAge, byMonth, type Part } from './breakdown';
import type { Open } from './todayQueries';
import s from './OpenBars.module.css';

/** Open charges by how long ago the service was: old ones are what payers refuse. */
export function OpenByAge({ open, today }: { open: Open; today: string }) {
  if (open.totals.count === 0) return null;
  return <Bars title="By age" open={open} parts={byAge(open.charges, today)} />;
}

/** Open charges by month of service. */
export function OpenByMonth({ open }: { open: Open }) {
  if (!open.complete || open.totals.count === 0) return null;
  return <Bars title="By month of service" open={open} parts={byMonth(open.charges)} />;
}

/** Amounts as bars one can compare; each leads to its charges. */
function Bars({ title, open, parts }: { title: string; open: Open; parts: Part[] }) {
  if (!open.complete) {
    return (
      <Card title={title}>
        <p className="quiet">More than a thousand charges are open. Choose a period among the charges and add it up.</p>
      </Card>
    );
  }
  const currency = open.totals.amount.currency;
  const most = Math.max(1, ...parts.map((p) => p.amount));
  return (
    <Card title={title} aside="not yet exported">
      <ul className={s.bars}>
        {parts.map((p) => (
          <li key={p.key}>
            <Label part={p} />
            <span className={s.amount}>{formatMoney({ amount: p.amount, currency })}</span>
            <span className={`${s.bar} ${s[p.key] ?? ''}`} aria-hidden>
              <i style={{ width: `${p.amount > 0 ? Math.max(1, (100 * p.amount) / most) : 0}%` }} />
            </span>
            <span className={s.count}>{count(p.count, 'charge')}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A part without charges leads nowhere. */
function Label({ part: p }: { part: Part }) {
  if (p.count === 0) return <span className="quiet">{p.label}</span>;
  return (
    <Link to="/charges" search={{ state: 'open', from: p.from, to: p.to } as never}>
      {p.label}
    </Link>
  );
}
