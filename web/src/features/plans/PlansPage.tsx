import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useToday } from '@/api/me';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { Chips, PressChip } from '@/components/Chip';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { PlanRows } from '@/components/plans/PlanRows';
import { plansDueQuery, type PlansList } from '@/components/plans/planQueries';
import { Empty, Pending } from '@/components/States';
import { waitingWords } from '@/components/plans/waitingWords';

const lists: Array<{ key: PlansList; label: string; nothing: string }> = [
  { key: 'overdue', label: 'Overdue', nothing: 'No first plan and no review is overdue.' },
  { key: 'due', label: 'Due soon', nothing: 'Nothing is due in the next 14 days.' },
  { key: 'unsigned', label: 'Being written', nothing: 'No draft is open.' },
  { key: 'cosign', label: 'To co-sign', nothing: 'No plan waits for your signature.' },
];

/** Whose plan is to be written, reviewed, signed or co-signed. */
export function PlansPage() {
  const [chosen, setChosen] = useState<PlansList>();
  const first = useQuery(plansDueQuery('overdue'));
  const counts = first.data?.counts;
  const shown = chosen ?? lists.find((l) => counts && counts[l.key] > 0)?.key ?? 'overdue';
  const list = useQuery({ ...plansDueQuery(shown), enabled: !!counts });
  const today = useToday();
  if (!counts) return <PendingPage query={first} title="Treatment plans" />;
  const here = lists.find((l) => l.key === shown);
  return (
    <>
      <PageHeader title="Treatment plans" sentence={waitingWords(counts)} />
      <div className="columns">
        <Chips label="Which plans">
          {lists.map((l) => (
            <PressChip key={l.key} tone={l.key === shown ? 'chosen' : 'quiet'} pressed={l.key === shown} onClick={() => setChosen(l.key)}>
              {l.label} {counts[l.key] || ''}
            </PressChip>
          ))}
        </Chips>
        {!list.data ? (
          <Card>
            <Pending query={list} rows={3} />
          </Card>
        ) : list.data.items.length === 0 ? (
          <Card>
            <Empty title={here?.nothing ?? ''} action={<ButtonLink to="/">To your day</ButtonLink>} />
          </Card>
        ) : (
          <Card title={here?.label} flush>
            <PlanRows label={here?.label ?? ''} items={list.data.items} today={today} />
          </Card>
        )}
      </div>
    </>
  );
}
