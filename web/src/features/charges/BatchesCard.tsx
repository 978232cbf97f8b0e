import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { components } from '@/api/schema';
import { Card, List, ListRow } from '@/components/Card';
import { Pending } from '@/components/States';
import { localDate, shortDate } from '@/format/dates';
import { count } from '@/format/words';
import s from './charges.module.css';
import { usePractice } from './chargeQueries';

/** The newest batches; all of them are on the exports page. */
export function BatchesCard({ batches }: { batches: UseQueryResult<components['schemas']['Export'][]> }) {
  const { timeZone } = usePractice();
  return (
    <Card title="Batches" aside="same bytes, always" flush>
      {!batches.data ? (
        <Pending query={batches} rows={3} />
      ) : batches.data.length === 0 ? (
        <p className={s.nothing}>None so far. A batch is numbered and locked, and no charge is ever in two.</p>
      ) : (
        <>
          <List label="Newest batches">
            {batches.data.slice(0, 3).map((b) => (
              <ListRow
                key={b.id}
                plain
                title={
                  <>
                    <b className={s.number}>{String(b.number).padStart(4, '0')}</b> {b.format.toUpperCase()}, {count(b.count, 'charge')}
                  </>
                }
                end={shortDate(localDate(b.createdAt, timeZone))}
              />
            ))}
          </List>
          <p className={s.foot}>
            <Link to="/exports">All batches and downloads</Link>
          </p>
        </>
      )}
    </Card>
  );
}
