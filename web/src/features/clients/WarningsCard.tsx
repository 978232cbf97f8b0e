import { useQuery } from '@tanstack/react-query';
import { useToday } from '@/api/me';
import { Card } from '@/components/Card';
import { warningsOfClientQuery } from '@/components/warnings/warningQueries';
import { WarningRows } from '@/components/warnings/WarningRows';
import s from './clients.module.css';

/** Why this client is held to be at risk, and what was done; what was before is folded
    away. Nothing while no rule ever spoke. */
export function WarningsCard({ clientId }: { clientId: string }) {
  const today = useToday();
  const found = useQuery(warningsOfClientQuery(clientId));
  if (!found.data || found.data.items.length === 0) return null;
  const { items, rules } = found.data;
  const now = items.filter((w) => !w.ended);
  const before = items.filter((w) => w.ended);
  return (
    <Card title="At risk" aside={now.length === 0 ? 'No rule speaks now' : undefined} flush>
      {now.length > 0 && <WarningRows label="At risk" items={now} rules={rules} today={today} cohorts />}
      {before.length > 0 && (
        <details className={s.earlier}>
          <summary>Before: {before.length}</summary>
          <WarningRows label="Earlier warnings" items={before} rules={rules} today={today} cohorts />
        </details>
      )}
    </Card>
  );
}
