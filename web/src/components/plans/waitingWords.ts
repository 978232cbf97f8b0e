import { spelled, spelledIn } from '@/format/words';

type Counts = { due: number; overdue: number; unsigned: number; cosign: number };

/** "Three plans are overdue, one is due soon, and one waits for you to co-sign." */
export function waitingWords(c: Counts): string {
  const parts = [
    c.overdue > 0 && ([c.overdue, c.overdue === 1 ? 'is overdue' : 'are overdue'] as const),
    c.due > 0 && ([c.due, c.due === 1 ? 'is due soon' : 'are due soon'] as const),
    c.cosign > 0 && ([c.cosign, c.cosign === 1 ? 'waits for you to co-sign' : 'wait for you to co-sign'] as const),
  ].filter((p) => p !== false);
  if (parts.length === 0) return 'Every plan stands and none is due soon.';
  const said = parts.map(([n, words], i) => (i === 0 ? `${spelled(n)} ${n === 1 ? 'plan' : 'plans'} ${words}` : `${spelledIn(n)} ${words}`));
  return `${said.length < 3 ? said.join(' and ') : `${said.slice(0, -1).join(', ')}, and ${said.at(-1)}`}.`;
}
