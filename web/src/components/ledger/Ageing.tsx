import { formatMoney, plainMoney } from '@/format/money';
import { shares } from './ledger';
import s from './LedgerTable.module.css';

export type Age = { label: string; amount: number; tone?: 'soon' | 'late' };

/** What is owed and how old it is, as a bar with its figures under it. */
export function Ageing({ label, amount, ages, currency }: { label: string; amount: number; ages: Age[]; currency: string }) {
  const parts = shares(ages.map((a) => a.amount));
  return (
    <div className={s.ageing}>
      <div>
        <div className="quiet small">{label}</div>
        <div className="figure">{formatMoney({ amount, currency })}</div>
      </div>
      <div className={s.ages}>
        <div className={s.bar} aria-hidden>
          {ages.map((a, i) => (parts[i] ? <i key={a.label} className={a.tone && s[a.tone]} style={{ flexGrow: parts[i] }} /> : null))}
        </div>
        <dl>
          {ages.map((a) => (
            <div key={a.label} className={[a.amount === 0 && s.none, a.tone && a.amount !== 0 && s[`${a.tone}Text`]].filter(Boolean).join(' ') || undefined}>
              <dt>{a.label}</dt>
              <dd>{plainMoney(a.amount, currency)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
