import { Link } from '@tanstack/react-router';
import { List, ListRow } from '@/components/Card';
import { StateChip, type Tone } from '@/components/Chip';
import { calledOf, codeBeside } from '@/format/person';
import type { PlanDue } from './planQueries';
import { dueWords } from './planWords';

type Props = { label: string; items: PlanDue[]; today: string; after?: React.ReactNode };

/** Clients whose plan waits for something, each with the way to it. */
export function PlanRows({ label, items, today, after }: Props) {
  return (
    <List label={label}>
      {items.map((p) => {
        const [tone, word] = standing(p, today);
        return (
          <ListRow
            key={p.clientId + (p.planId ?? '')}
            plain
            title={
              <>
                <StateChip tone={tone}>{word}</StateChip>{' '}
                {p.status === 'waiting' ? (
                  <Link to="/plans/$planId" params={{ planId: p.planId ?? '' }}>
                    {calledOf(p)}
                  </Link>
                ) : (
                  <Link to="/clients/$clientId/plan" params={{ clientId: p.clientId }}>
                    {calledOf(p)}
                  </Link>
                )}
              </>
            }
            detail={[dueWords(p, today), p.status === 'draft' && tone !== 'underway' && 'a version is being written'].filter(Boolean).join('; ')}
            end={codeBeside(p)}
          />
        );
      })}
      {after}
    </List>
  );
}

function standing(p: PlanDue, today: string): [Tone, string] {
  if (p.status === 'waiting') return ['meanwhile', 'to co-sign'];
  const what = p.kind === 'first' ? 'first plan' : 'review';
  if (p.dueOn && p.dueOn < today) return ['late', `${what} late`];
  if (p.status === 'draft') return ['underway', 'being written'];
  return ['soon', what];
}
