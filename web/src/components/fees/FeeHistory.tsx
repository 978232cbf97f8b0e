import { longDate } from '@/format/dates';
import s from './FeeHistory.module.css';

/** One fee of a history, in words. */
export type PastFee = { from?: string; setBy?: string; setAt: string; words: string; reason?: string };

/** All fees with their first days, the newest first; nothing while there is one. */
export function FeeHistory({ fees }: { fees: PastFee[] }) {
  if (fees.length < 2) return null;
  return (
    <details className={s.history}>
      <summary>All {fees.length} fees and their days</summary>
      <ol>
        {fees.toReversed().map((f) => (
          <li key={`${f.from ?? ''} ${f.setAt}`}>
            <span>{f.from ? `From ${longDate(f.from)}` : 'From the beginning'}</span>
            <b>{f.words}</b>
            <small>
              {f.setBy ? `${f.setBy}, ${longDate(f.setAt.slice(0, 10))}` : ''}
              {f.reason && `: ${f.reason}`}
            </small>
          </li>
        ))}
      </ol>
    </details>
  );
}
