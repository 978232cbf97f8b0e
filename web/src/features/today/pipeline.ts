import { ageing, awaitsAnswer } from '@/components/ageing';
import type { FunnelStage } from '@/components/Funnel';
import { daysBetween, localDate } from '@/format/dates';
import { count, spelled } from '@/format/words';
import type { Referral } from './todayQueries';

const stages: Array<{ status: string; label: string }> = [
  { status: 'received', label: 'New' },
  { status: 'triaged', label: 'Triaged' },
  { status: 'accepted', label: 'Accepted' },
  { status: 'waitlisted', label: 'Waiting' },
];

/** Who must still be offered contact, the nearest limit first, as they come. */
export const unanswered = (all: Referral[]) => all.filter((r) => awaitsAnswer(r.status));

/** The referrals that are under way, stage by stage: how many, how many of them
    past their limit or near it, and how long the oldest has stood there. */
export function pipeline(all: Referral[], seated: number, now: Date, zone: string): FunnelStage[] {
  const today = localDate(now, zone);
  const shown = stages.map(({ status, label }) => {
    const here = all.filter((r) => r.status === status);
    const edges = here.map((r) => ageing(r, now, zone)?.edge);
    const oldest = Math.max(0, ...here.map((r) => daysBetween(localDate(r.statusSince, zone), today)));
    return {
      label,
      count: here.length,
      late: edges.filter((e) => e === 'late').length,
      soon: edges.filter((e) => e === 'soon').length,
      oldest: here.length === 0 ? undefined : oldest === 0 ? 'since today' : count(oldest, 'day'),
    };
  });
  return [...shown, { label: 'Seated, 30 days', count: seated }];
}

/** "14 referrals wait for an answer. Two are past their limit." */
export function intakeSentence(all: Referral[], flags: number, now: Date, zone: string): string {
  const open = unanswered(all);
  const late = open.filter((r) => ageing(r, now, zone)?.edge === 'late').length;
  const said = [open.length === 0 ? 'Every referral has its answer.' : `${spelled(open.length)} ${open.length === 1 ? 'referral waits' : 'referrals wait'} for an answer.`];
  if (late > 0) said.push(`${spelled(late)} ${late === 1 ? 'is past its' : 'are past their'} limit.`);
  if (flags > 0) said.push(`${spelled(flags)} risk ${flags === 1 ? 'flag needs' : 'flags need'} you.`);
  if (late + flags === 0 && open.length > 0) said.push('Nothing is late.');
  return said.join(' ');
}
