import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '@/components/ButtonLink';
import { Card, FigureCard } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Skeleton } from '@/components/Skeleton';
import { Empty, Pending } from '@/components/States';
import { daysBetween, serviceDates, shortDate } from '@/format/dates';
import { formatMoney } from '@/format/money';
import { count, spelled } from '@/format/words';
import { isOver, worth } from './blocking';
import { BlockedCard } from './BlockedCard';
import { sessionsOf } from './breakdown';
import { LastBatches } from './LastBatches';
import { OpenByAge, OpenByMonth } from './OpenBars';
import { batchesQuery, openChargesQuery, unclosedQuery, type Batch, type Open, type UnclosedSession } from './todayQueries';
import { useNow } from '@/components/useNow';

/** The billing desk: what is ready to go out, what blocks the rest, and what
    went out last. */
export function BillingDay() {
  const { now, today } = useNow();
  const open = useQuery(openChargesQuery);
  const unclosed = useQuery(unclosedQuery);
  const batches = useQuery(batchesQuery);
  const ready = open.data?.totals.count ?? 0;
  const blocked = unclosed.data?.filter((x) => isOver(x, now));
  if (open.data && batches.data && unclosed.data && ready + batches.data.length + unclosed.data.length === 0) return <FirstDay />;
  return (
    <>
      <PageHeader
        title="Ready to export"
        awaited={!open.error}
        sentence={open.data && blocked && sentenceOf(open.data, blocked.length)}
        actions={
          open.isPending ? (
            <Skeleton height={32} width={150} block />
          ) : ready > 0 && (
            <ButtonLink variant="filled" to="/exports">
              {`Export ${count(ready, 'charge')}`}
            </ButtonLink>
          )
        }
      />
      <div className="columns">
        {open.error && !open.data ? (
          <Card>
            <Pending query={open} />
          </Card>
        ) : (
          <div className="tiles">
            <Figures open={open.data} blocked={blocked} blockedAwaited={unclosed.isPending} newest={batches.data?.[0]} newestAwaited={batches.isPending} today={today} />
          </div>
        )}
        <div className="columns split">
          <div className="columns">
            <BlockedCard unclosed={unclosed} now={now} />
            <LastBatches batches={batches} />
          </div>
          <div className="columns">
            {open.data && <OpenByAge open={open.data} today={today} />}
            {open.data && <OpenByMonth open={open.data} />}
          </div>
        </div>
      </div>
    </>
  );
}

/** A practice that has closed no session yet. */
function FirstDay() {
  return (
    <>
      <PageHeader title="Ready to export" sentence="Nothing to export yet." />
      <Card>
        <Empty title="No charges yet" action={<ButtonLink to="/cohorts">Look at the cohorts</ButtonLink>}>
          When a therapist closes a session, each member’s fee becomes a charge and appears here, ready to export.
        </Empty>
      </Card>
    </>
  );
}

type FiguresProps = { open?: Open; blocked?: UnclosedSession[]; blockedAwaited: boolean; newest?: Batch; newestAwaited: boolean; today: string };

/** Four figures, each in its place before it is known. */
function Figures({ open, blocked, blockedAwaited, newest, newestAwaited, today }: FiguresProps) {
  return (
    <>
      <Ready open={open} />
      {open && blocked ? <Blocked blocked={blocked} currency={open.totals.amount.currency} /> : (!open || blockedAwaited) && <FigureCard label="Blocked" awaited />}
      {open ? open.complete && <LongestWait open={open} today={today} /> : <FigureCard label="Longest wait" awaited />}
      {newest ? (
        <FigureCard label="Last batch" figure={formatMoney(newest.total)} detail={`${count(newest.count, 'charge')}, ${serviceDates(newest)}`} />
      ) : (
        newestAwaited && <FigureCard label="Last batch" awaited />
      )}
    </>
  );
}

function Ready({ open }: { open?: Open }) {
  if (!open) return <FigureCard label="Ready" awaited />;
  const { totals } = open;
  const from = open.complete && totals.count > 0 ? `, ${count(sessionsOf(open.charges), 'session')}` : '';
  return <FigureCard label="Ready" figure={formatMoney(totals.amount)} detail={`${count(totals.count, 'charge')}${from}`} />;
}

function Blocked({ blocked, currency }: { blocked: UnclosedSession[]; currency: string }) {
  return (
    <FigureCard
      label="Blocked"
      figure={formatMoney({ amount: worth(blocked), currency })}
      detail={blocked.length > 0 ? `about: ${count(blocked.length, 'session')} not closed` : 'every session is closed'}
    />
  );
}

function LongestWait({ open, today }: { open: Open; today: string }) {
  const oldest = open.charges.map((c) => c.serviceDate).sort()[0];
  return (
    <FigureCard
      label="Longest wait"
      figure={oldest ? count(daysBetween(oldest, today), 'day') : '–'}
      detail={oldest ? `for a session on ${shortDate(oldest)}` : 'nothing waits'}
    />
  );
}

function sentenceOf({ totals }: Open, blocked: number): string {
  const said = [totals.count > 0 ? `${spelled(totals.count)} ${totals.count === 1 ? 'charge is' : 'charges are'} in no batch yet.` : 'Everything that was charged has been exported.'];
  said.push(blocked > 0 ? `${spelled(blocked)} ${blocked === 1 ? 'session is' : 'sessions are'} over and not closed, so nobody is charged for ${blocked === 1 ? 'it' : 'them'} yet.` : 'Nothing is held up.');
  return said.join(' ');
}
