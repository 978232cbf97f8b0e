import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { Pending } from '@/components/States';
import { GoalList } from './GoalList';
import { plansQuery } from './planQueries';
import { planSentence, statusWords } from './planWords';
import s from './Goals.module.css';

/** The treatment plan in a client's record: its goals and how far they are, and
    how the plan stands. */
export function ClientPlanCard({ clientId }: { clientId: string }) {
  const plans = useQuery(plansQuery(clientId));
  const p = plans.data;
  const live = p?.items.find((v) => v.id === p.liveId);
  const open = p?.items.find((v) => v.id === p.draftId);
  return (
    <Card
      title="Treatment plan"
      aside={
        <Link to="/clients/$clientId/plan" params={{ clientId }}>
          {live || open ? 'Open the plan' : 'To the plan'}
        </Link>
      }
      flush
    >
      {!p && <Pending query={plans} rows={2} />}
      {live && p && <GoalList plan={live} lines={p.lines} />}
      {p && (
        <p className={s.words}>
          {p.overdue && <StateChip tone="late">overdue</StateChip>} {planSentence(p)}
          {open && ` A version ${open.status === 'draft' ? 'is being written' : statusWords[open.status]}.`}
        </p>
      )}
    </Card>
  );
}
