import type { Tone } from '@/components/Chip';
import { longDate, relativeDay, shortDate } from '@/format/dates';
import type { ClientPlans, Goal, Objective, Plan, PlanDue } from './planQueries';

export const kindWords: Record<NonNullable<Goal['kind']>, string> = {
  symptom_reduction: 'Fewer symptoms',
  behavior_change: 'Behavior',
  coping_skills: 'Coping skills',
  relationships: 'Relationships',
  self_awareness: 'Self-awareness',
  emotional_resilience: 'Resilience',
  maintain_sobriety: 'Staying sober',
  independence: 'Independence',
};

export const stateWords: Record<Objective['state'], string> = { open: 'Open', met: 'Met', partly: 'Partly met', stopped: 'Stopped' };
export const stateTones: Record<Objective['state'], Tone> = { open: 'underway', met: 'good', partly: 'soon', stopped: 'quiet' };

export const versionWords: Record<Plan['kind'], string> = { first: 'First plan', review: 'Review', change: 'Change' };

export const statusWords: Record<Plan['status'], string> = {
  draft: 'draft',
  waiting: 'waits for a co-signature',
  signed: 'signed',
  co_signed: 'signed and co-signed',
  withdrawn: 'withdrawn',
  discarded: 'discarded',
};
export const statusTones: Record<Plan['status'], Tone> = { draft: 'underway', waiting: 'soon', signed: 'good', co_signed: 'good', withdrawn: 'late', discarded: 'quiet' };

/** How a client's plan stands, in a sentence. */
export function planSentence(p: ClientPlans): string {
  const live = p.items.find((v) => v.id === p.liveId);
  const due = p.dueOn ? longDate(p.dueOn) : '';
  if (!live) return due ? `No plan yet; ${p.overdue ? 'it was due' : 'due'} by ${due}.` : 'No plan.';
  const since = `Holds since ${longDate(live.effectiveOn ?? '')}`;
  return due ? `${since}; review ${p.overdue ? 'was due' : 'due'} by ${due}.` : `${since}.`;
}

/** "Was due 9 days ago, Jun 7": what a worklist says of a client. */
export function dueWords(p: PlanDue, today: string): string {
  if (p.status === 'waiting' || !p.dueOn) return '';
  return `${p.dueOn < today ? 'Was due' : 'Due'} ${relativeDay(p.dueOn, today)}, ${shortDate(p.dueOn, today)}`;
}

/** "Log: 1 of 7 → 4 of 7 evenings, by June 1, 2026" */
export function measureWords(o: Objective): string {
  const way = [o.baseline, o.target].filter(Boolean).join(' → ');
  const what = [o.measure, way].filter(Boolean).join(': ');
  return [what, o.targetOn && `by ${longDate(o.targetOn)}`].filter(Boolean).join(', ');
}
