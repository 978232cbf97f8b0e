import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { BoardCard, BoardColumn } from '@/components/Board';
import { ageing } from '@/components/ageing';
import { StateChip } from '@/components/Chip';
import { standingWords } from '@/components/contacts/contactWords';
import { NextChip } from '@/components/contacts/NextChip';
import { UrgencyChip } from '@/components/UrgencyChip';
import { localDate, shortDate } from '@/format/dates';
import { cardDetail, waited } from './board';
import type { AskedStep, Underway } from './pipeline';
import { stepsOf } from './pipeline';
import { StepsMenu } from './StepsMenu';
import s from './ReferralsPage.module.css';

type Props = {
  title: string;
  empty: string;
  people: Underway[];
  /** How many there are altogether, where that is known to be more. */
  total?: number;
  /** Clients with a risk flag that nobody has answered. */
  atRisk: Set<string>;
  now: Date;
  zone: string;
  onAsk: (who: Underway, step: AskedStep) => void;
  onDrag: (who: Underway | undefined) => void;
  /** Whether who is dragged may be dropped here. */
  takes: boolean;
  onDrop: () => void;
};

const first = 8;

/** One stage: the most pressing cards, and the rest when asked for. */
export function StageColumn({ title, empty, people, total, takes, onDrop, ...card }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? people : people.slice(0, first);
  const rest = people.length - shown.length;
  return (
    <BoardColumn title={title} count={Math.max(total ?? 0, people.length)} empty={empty} takes={takes} onDrop={onDrop}>
      {shown.map((u) => (
        <PersonCard key={u.key} who={u} {...card} />
      ))}
      {rest > 0 && (
        <li>
          <Button variant="subtle" fullWidth onClick={() => setAll(true)}>
            {rest} more
          </Button>
        </li>
      )}
    </BoardColumn>
  );
}

/** The way to somebody's page, by name. */
export function PersonLink({ who: u }: { who: Underway }) {
  if (u.enquiry) return <Link to="/enquiries/$enquiryId" params={{ enquiryId: u.key }}>{u.name}</Link>;
  return (
    <Link to="/referrals/$referralId" params={{ referralId: u.key }}>
      {u.name}
      {u.code && (
        <>
          {' '}
          <span className={`quiet small ${s.whole}`}>{u.code}</span>
        </>
      )}
    </Link>
  );
}

/** "34, 845-555-0142", as far as it is known. */
const reach = (u: Underway) => [u.years, u.phone].filter((known) => known !== undefined && known !== '').join(', ');

function PersonCard({ who: u, atRisk, now, zone, onAsk, onDrag }: { who: Underway } & Pick<Props, 'atRisk' | 'now' | 'zone' | 'onAsk' | 'onDrag'>) {
  const r = u.referral;
  const risk = !!r && atRisk.has(r.clientId);
  const due = r && ageing(r, now, zone);
  const owed = u.standing.next;
  const said = [reach(u), r ? cardDetail(r) : u.enquiry.preferred].filter(Boolean);
  return (
    <BoardCard
      edge={risk || owed?.overdue ? 'late' : due?.edge}
      onDrag={stepsOf(u).length > 0 ? (begun) => onDrag(begun ? u : undefined) : undefined}
      title={<PersonLink who={u} />}
      menu={<StepsMenu who={u} onAsk={(step) => onAsk(u, step)} />}
      detail={
        <>
          {said.map((line) => (
            <div key={line}>{line}</div>
          ))}
          {(u.enquiry || u.standing.tries > 0) && <div>{standingWords(u.standing)}</div>}
        </>
      }
      chips={
        <>
          {risk && <StateChip tone="late">risk flag open</StateChip>}
          {due && <StateChip tone={due.edge ?? 'quiet'}>{due.words}</StateChip>}
          {r?.status !== 'placed' && <UrgencyChip urgency={r ? r.urgency : u.enquiry.urgency} />}
          {owed && <NextChip next={owed} now={now} />}
          {r && !due && r.status !== 'placed' && <StateChip>{waited(r, now, zone)}</StateChip>}
          {r?.status === 'placed' && <StateChip tone="good">{shortDate(localDate(r.statusSince, zone))}</StateChip>}
        </>
      }
    />
  );
}
