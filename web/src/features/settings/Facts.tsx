import { addressWords, letterheadOf } from '@/components/practice/letterhead';
import { formatMoney } from '@/format/money';
import s from './settings.module.css';
import type { Settings } from './settingsQueries';

/** The settings to read, for those who do not keep them. */
export function Facts({ settings }: { settings: Settings }) {
  const at = letterheadOf(settings);
  const facts = [
    ['Practice', settings.practiceName],
    ['Address', addressWords(at.address) || 'not said yet'],
    ...(at.npi ? [['NPI', at.npi]] : []),
    ...(at.taxId ? [['Tax id', at.taxId]] : []),
    ['Time zone', settings.timeZone],
    ['Time of day', settings.clock === '12h' ? '6:00 PM' : '18:00'],
    ['Currency', settings.currency],
    ['Session code', settings.sessionCode],
    ['No-show fee', settings.noShowFee === undefined ? 'none' : formatMoney({ amount: settings.noShowFee, currency: settings.currency })],
  ];
  return (
    <dl className={s.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
