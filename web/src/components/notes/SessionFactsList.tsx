import { timeIn } from '@/format/dates';
import type { SessionFacts } from './noteTypes';
import s from './SessionFactsList.module.css';

type Props = { facts: SessionFacts; zone: string };

/** What is known of the session without anybody typing it. */
export function SessionFactsList({ facts, zone }: Props) {
  return (
    <dl className={s.facts}>
      <dt>Held</dt>
      <dd>
        {timeIn(facts.startsAt, zone)} to {timeIn(facts.endsAt, zone)}, {facts.minutes} minutes
      </dd>
      <dt>Present</dt>
      <dd>
        {facts.present} of {facts.expected}
      </dd>
      <dt>{facts.leaders.length === 1 ? 'Leader' : 'Leaders'}</dt>
      <dd>
        {facts.leaders.map((l) => (
          <div key={l.name}>{[l.name, l.credential].filter(Boolean).join(', ')}</div>
        ))}
      </dd>
      {facts.place && (
        <>
          <dt>Place</dt>
          <dd>{facts.place}</dd>
        </>
      )}
      {facts.service && (
        <>
          <dt>Service</dt>
          <dd>{facts.service}</dd>
        </>
      )}
    </dl>
  );
}
