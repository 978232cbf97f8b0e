import { spelled, spelledIn } from '@/format/words';

type Asks = { due: number; soon: number };
type Summaries = { due: number; overdue: number; cosign: number };

/** "Two people to ask today. One summary is overdue." */
export function aftercareSentence(asks: Asks, summaries?: Summaries): string {
  const first = asks.due > 0 ? `${spelled(asks.due)} ${asks.due === 1 ? 'person' : 'people'} to ask how they are doing` : 'Nobody to ask today';
  if (!summaries) return `${first}.`;
  const rest = [
    summaries.overdue > 0 && `${spelledIn(summaries.overdue)} ${summaries.overdue === 1 ? 'summary is' : 'summaries are'} overdue`,
    summaries.due > 0 && `${spelledIn(summaries.due)} to write`,
    summaries.cosign > 0 && `${spelledIn(summaries.cosign)} to co-sign`,
  ].filter((x) => x !== false);
  return `${[first, ...rest].join(', ')}.`;
}
