import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card, List, ListRow } from '@/components/Card';
import { Nothing, Pending } from '@/components/States';
import { dateIn, ownZone, serviceDates } from '@/format/dates';
import { formatMoney } from '@/format/money';
import { count } from '@/format/words';
import type { Batch } from './todayQueries';
import s from './LastBatches.module.css';

/** The newest batches; all of them are on the exports page. */
export function LastBatches({ batches }: { batches: UseQueryResult<Batch[]> }) {
  return (
    <Card title="Last batches" aside={<Link to="/exports">All batches and downloads</Link>} outside flush>
      {!batches.data ? (
        <Pending query={batches} rows={3} />
      ) : batches.data.length === 0 ? (
        <Nothing>None so far. A batch is numbered and locked, and no charge is ever in two.</Nothing>
      ) : (
        <List label="Last batches">
          {batches.data.map((b) => (
            <ListRow
              key={b.id}
              title={
                <>
                  <span className={s.batch}>{String(b.number).padStart(4, '0')}</span> {serviceDates(b)}
                </>
              }
              detail={`${count(b.count, 'charge')}, ${b.format.toUpperCase()}, by ${b.createdBy} on ${dateIn(b.createdAt, ownZone())}`}
              end={formatMoney(b.total)}
            />
          ))}
        </List>
      )}
    </Card>
  );
}
