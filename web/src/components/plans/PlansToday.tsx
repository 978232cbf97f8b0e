import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '@/api/me';
import { Card, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { count } from '@/format/words';
import { PlanRows } from './PlanRows';
import { plansDueQuery } from './planQueries';

// The longest due come first; the rest stand on their own page.
const most = 3;

/** Which treatment plans wait, in a card of a therapist's day; nothing where none does. */
export function PlansToday({ today }: { today: string }) {
  const may = useMay()('treatment_plans.read');
  const list = useQuery({ ...plansDueQuery('overdue'), enabled: may });
  if (!list.data) return null;
  const { items, counts } = list.data;
  const waiting = counts.overdue + counts.due + counts.cosign;
  if (waiting === 0) return null;
  const more = counts.overdue - Math.min(most, items.length);
  return (
    <Card title="Treatment plans" aside={<Link to="/plans">All {waiting}</Link>} outside flush>
      <PlanRows
        label="Treatment plans"
        items={items.slice(0, most)}
        today={today}
        after={
          <>
            {more > 0 && <ListRow plain title={<Link to="/plans">{count(more, 'more that is overdue', 'more that are overdue')}</Link>} />}
            {counts.due > 0 && <ListRow plain title={<><StateChip tone="soon">due soon</StateChip> <Link to="/plans">{count(counts.due, 'plan')} within 14 days</Link></>} />}
            {counts.cosign > 0 && <ListRow plain title={<><StateChip tone="meanwhile">to co-sign</StateChip> <Link to="/plans">{count(counts.cosign, 'plan')} of those who work under you</Link></>} />}
          </>
        }
      />
    </Card>
  );
}
