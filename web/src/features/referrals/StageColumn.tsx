import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { BoardCard, BoardColumn } from '@/components/Board';
import { ageing } from '@/components/ageing';
import { StateChip } from '@/components/Chip';
import { UrgencyChip } from '@/components/UrgencyChip';
import { localDate, shortDate } from '@/format/dates';
import { nameOf } from '@/format/person';
import { cardDetail, waited } from './board';
import type { Referral } from './referralQueries';

type Props = {
  title: string;
  empty: string;
  referrals: Referral[];
  /** How many there are altogether, where that is known to be more. */
  total?: number;
  /** Clients with a risk flag that nobody has answered. */
  atRisk: Set<string>;
  now: Date;
  zone: string;
};

const first = 8;

/** One stage: the most pressing cards, and the rest when asked for. */
export function StageColumn({ title, empty, referrals, total, atRisk, now, zone }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? referrals : referrals.slice(0, first);
  const rest = referrals.length - shown.length;
  return (
    <BoardColumn title={title} count={Math.max(total ?? 0, referrals.length)} empty={empty}>
      {shown.map((r) => (
        <ReferralCard key={r.id} referral={r} risk={atRisk.has(r.clientId)} now={now} zone={zone} />
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

function ReferralCard({ referral: r, risk, now, zone }: { referral: Referral; risk: boolean; now: Date; zone: string }) {
  const due = ageing(r, now, zone);
  return (
    <BoardCard
      edge={risk ? 'late' : due?.edge}
      title={
        <Link to="/referrals/$referralId" params={{ referralId: r.id }}>
          {nameOf(r.client)}
          {nameOf(r.client) !== r.client.code && <span className="quiet small"> {r.client.code}</span>}
        </Link>
      }
      detail={cardDetail(r)}
      chips={
        <>
          {risk && <StateChip tone="late">risk flag open</StateChip>}
          {due && <StateChip tone={due.edge ?? 'quiet'}>{due.words}</StateChip>}
          {r.status !== 'placed' && <UrgencyChip urgency={r.urgency} />}
          {!due && r.status !== 'placed' && <StateChip>{waited(r, now, zone)}</StateChip>}
          {r.status === 'placed' && <StateChip tone="good">{shortDate(localDate(r.statusSince, zone))}</StateChip>}
        </>
      }
    />
  );
}
