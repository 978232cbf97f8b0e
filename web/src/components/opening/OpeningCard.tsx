import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '@/components/Card';
import { MoneyInput } from '@/components/MoneyInput';
import { IntervalPlot } from '@/components/plot/IntervalPlot';
import { Pending } from '@/components/States';
import { daysBetween, shortDate } from '@/format/dates';
import { formatMoney } from '@/format/money';
import { count } from '@/format/words';
import { keep, recall } from '@/storage';
import { openingQuery, type Opening } from './openingQueries';
import s from './OpeningCard.module.css';

const lastCost = 'leader-cost';

/** When a planned cohort opens, with what speaks for it, and what its seats come to. */
export function OpeningCard({ cohortId, today }: { cohortId: string; today: string }) {
  const [cost, setCost] = useState<number | null>(() => Number(recall(lastCost)) || null);
  const opening = useQuery(openingQuery(cohortId, cost ?? undefined));
  if (!opening.data) {
    return (
      <Card title="When will it open?">
        <Pending query={opening} rows={2} />
      </Card>
    );
  }
  const o = opening.data;
  return (
    <Card title="When will it open?" aside={o.missing > 0 ? `${o.present} of ${o.needed} on its list` : undefined}>
      <p className={s.says}>{o.says}</p>
      {o.saysByPlanned && <p>{o.saysByPlanned}</p>}
      <Span opening={o} today={today} />
      {o.rests && <p className="quiet small">{o.rests}</p>}
      <Seats opening={o} cost={cost} onCost={(minor) => {
        setCost(minor);
        keep(lastCost, String(minor ?? ''));
      }} />
    </Card>
  );
}

/** The days on a line, with the planned one. */
function Span({ opening: o, today }: { opening: Opening; today: string }) {
  if (!o.aboutOn || !o.fromOn || !o.untilOn) return null;
  const at = (date: string) => daysBetween(today, date);
  const on = (days: number) => shortDate(new Date(Date.parse(`${today}T00:00:00Z`) + Math.round(days) * 86_400_000).toISOString().slice(0, 10), today);
  const planned = o.saysByPlanned ? { at: at(o.plannedOn), label: 'planned' } : undefined;
  return (
    <IntervalPlot
      title="When it opens"
      summary="The bar holds eight in ten of what may come."
      rows={[{ id: 'opens', label: 'Opens', estimate: { value: at(o.aboutOn), low: at(o.fromOn), high: at(o.untilOn), n: o.joins } }]}
      reference={planned}
      words={on}
    />
  );
}

/** What an empty seat loses, and how many seats carry the leaders. */
function Seats({ opening: { seats }, cost, onCost }: { opening: Opening; cost: number | null; onCost: (minor: number | null) => void }) {
  const currency = seats.emptySession.currency;
  return (
    <div className={s.seats}>
      <p>
        {seats.emptySession.amount > 0
          ? `An empty seat loses ${formatMoney(seats.emptySession)} a session, ${formatMoney(seats.emptyCourse)} over ${count(seats.sessions, 'session')}.`
          : 'The sessions are free, so an empty seat loses no fee.'}{' '}
        {breakEvenSays(seats)}
      </p>
      {currency && seats.emptySession.amount > 0 && (
        <MoneyInput label="Leaders' cost for a session" description="Kept on this device alone" currency={currency} value={cost} onChange={onCost} />
      )}
    </div>
  );
}

function breakEvenSays({ breakEven, capacity, leaderCost, emptySession }: Opening['seats']): string {
  if (emptySession.amount === 0) return '';
  if (!breakEven || !leaderCost) return 'No cost of the leaders is set: say it, and the seats that carry it are counted.';
  if (breakEven > capacity) return `Even all ${capacity} seats do not carry leaders who cost ${formatMoney(leaderCost)} a session: that takes ${breakEven}.`;
  return `${count(breakEven, 'seat')} of ${capacity} carry leaders who cost ${formatMoney(leaderCost)} a session.`;
}
