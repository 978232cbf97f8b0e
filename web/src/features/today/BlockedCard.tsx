import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card, List, ListRow } from '@/components/Card';
import { Nothing, Pending } from '@/components/States';
import { StateChip } from '@/components/Chip';
import { age, dayIn, timeIn } from '@/format/dates';
import { formatMoney } from '@/format/money';
import { count } from '@/format/words';
import { isOver, toneOf, worth } from './blocking';
import type { UnclosedSession } from './todayQueries';
import s from './BlockedCard.module.css';

/** Sessions that have begun and are not closed: whom to ask, and how much waits. */
export function BlockedCard({ unclosed, now }: { unclosed: UseQueryResult<UnclosedSession[]>; now: Date }) {
  return (
    <Card title="What blocks the rest" aside={unclosed.data?.length || undefined} outside flush>
      {!unclosed.data ? (
        <Pending query={unclosed} rows={3} chips />
      ) : unclosed.data.length === 0 ? (
        <Nothing>Nothing. Every session that has begun is closed, and its charges are made.</Nothing>
      ) : (
        <List label="What blocks the rest">
          {unclosed.data.map((x) => (
            <Row key={x.id} session={x} now={now} />
          ))}
        </List>
      )}
    </Card>
  );
}

function Row({ session: x, now }: { session: UnclosedSession; now: Date }) {
  const over = isOver(x, now);
  const tone = toneOf(x, now);
  return (
    <ListRow
      edge={over ? tone : undefined}
      title={
        <Link to="/sessions/$sessionId" params={{ sessionId: x.id }}>
          {x.cohortName}
        </Link>
      }
      detail={`Session ${x.number} of ${x.of}, ${dayIn(x.startsAt, x.timeZone)}, ${timeIn(x.startsAt, x.timeZone)}. ${x.leadName} closes it.`}
      chips={
        <>
          {over ? <StateChip tone={tone}>{`not closed for ${age(x.endsAt, now)}`}</StateChip> : <StateChip tone="underway">under way</StateChip>}
          <StateChip>{x.marked === 0 ? 'nobody marked yet' : x.marked < x.members ? `${x.marked} of ${x.members} marked` : 'all marked'}</StateChip>
        </>
      }
      end={
        <div className={s.worth}>
          <span>about {formatMoney({ amount: worth([x]), currency: x.fee.currency })}</span>
          <span className="quiet small">{count(x.members, 'member')}</span>
        </div>
      }
    />
  );
}
