import { done } from '@/components/notices';
import { phrase } from '@/format/words';
import { useStep, type Referral } from './referralQueries';

/** What a step made of a referral, in a few words. */
export function stepSaid(r: Pick<Referral, 'status' | 'urgency' | 'client'>): string {
  if (r.status === 'triaged') return `${r.client.code} triaged: ${phrase(r.urgency)}`;
  return `${r.client.code} ${r.status === 'redirected' ? 'sent elsewhere' : r.status}`;
}

/** Says that a step was taken, and offers the way back that the server knows. */
export function useTold(id: string) {
  const back = useStep(id);
  return (taken: Referral) => {
    const step = taken.undo?.step;
    done(stepSaid(taken), step === undefined ? undefined : () => back.mutateAsync({ step: 'undo', body: { step } }));
  };
}
