import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '@/components/ButtonLink';
import { Card, FigureCard, List, ListRow } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty, Pending } from '@/components/States';
import { dateIn, longDayIn, ownZone, shortDate } from '@/format/dates';
import { formatMoney } from '@/format/money';
import { count } from '@/format/words';
import { batchesQuery, readyQuery } from './todayQueries';
import { useNow } from './useNow';

/** The billing desk: what is ready to go out, and what went out last. */
export function BillingDay() {
  const { now } = useNow();
  const ready = useQuery(readyQuery);
  const batches = useQuery(batchesQuery);
  const totals = ready.data?.totals;
  const last = batches.data?.[0];
  const some = totals && totals.count > 0;
  return (
    <>
      <PageHeader
        title={longDayIn(now, ownZone())}
        sentence={
          totals &&
          (some
            ? `${count(totals.count, 'charge')} worth ${formatMoney(totals.amount)} ${totals.count === 1 ? 'is' : 'are'} ready to export.`
            : 'Everything that was charged has been exported.')
        }
        actions={
          <>
            <ButtonLink to="/charges">Look through the charges</ButtonLink>
            {some && (
              <ButtonLink variant="filled" to="/exports">
                Export
              </ButtonLink>
            )}
          </>
        }
      />
      {!totals ? (
        <Card>
          <Pending query={ready} rows={3} />
        </Card>
      ) : (
        <div className="columns">
          <div className="tiles">
            <FigureCard label="Ready to export" figure={formatMoney(totals.amount)} detail={count(totals.count, 'charge')} />
            {last && (
              <FigureCard
                label="Last batch"
                figure={formatMoney(last.total)}
                detail={`Batch ${String(last.number).padStart(4, '0')}, ${count(last.count, 'charge')}, ${dateIn(last.createdAt, ownZone())}`}
              />
            )}
          </div>
          <Card title="Last batches" outside flush>
            {!batches.data ? (
              <Pending query={batches} rows={3} />
            ) : batches.data.length === 0 ? (
              <Empty title="Nothing was exported yet">A batch is numbered, locked, and the same file at every download.</Empty>
            ) : (
              <List>
                {batches.data.map((b) => (
                  <ListRow
                    key={b.id}
                    lead={<span className="serif">{b.number}</span>}
                    title={`${shortDate(b.from)} to ${shortDate(b.to)}`}
                    detail={`${count(b.count, 'charge')}, ${b.format.toUpperCase()}, by ${b.createdBy} on ${dateIn(b.createdAt, ownZone())}`}
                    end={formatMoney(b.total)}
                  />
                ))}
              </List>
            )}
          </Card>
        </div>
      )}
    </>
  );
}
