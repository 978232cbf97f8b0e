import { plainMoney } from '@/format/money';
import s from './LedgerTable.module.css';

/** One rule that had a say: what it is, why it applied, what it set or took off. */
export type FeeStep = { what: string; because: string; amount: number; /** It was looked at and changed nothing. */ idle?: boolean };

/** The chain of rules that made an amount, ending at the amount. */
export function FeeReason({ steps, total, currency, note }: { steps: FeeStep[]; total: { label: string; amount: number }; currency: string; note?: string }) {
  return (
    <ol className={s.steps}>
      {steps.map((step, i) => (
        <li key={i} className={step.idle ? s.idle : undefined}>
          <i aria-hidden>{i + 1}</i>
          <span>
            {step.what}
            <small>{step.because}</small>
          </span>
          <span className={s.stepAmount}>{plainMoney(step.amount, currency)}</span>
        </li>
      ))}
      <li className={s.total}>
        <i aria-hidden />
        <span>
          <b>{total.label}</b>
          {note && <small>{note}</small>}
        </span>
        <b className={s.stepAmount}>{plainMoney(total.amount, currency)}</b>
      </li>
    </ol>
  );
}
