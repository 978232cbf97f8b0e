import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { usePerson } from '@/api/useLogin';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { done, failed } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { momentIn, ownZone } from '@/format/dates';
import { rolesWords } from '@/format/words';
import { Controls } from '@/theme/Controls';
import { noticeWords } from './noticeWords';
import { noticesQuery, proposalsQuery, useAnswer, useDecide, useLookAfter, useSeen, type RoleProposal, type SecurityNotice } from './noticeQueries';
import s from './SecurityNotices.module.css';

/** What was done to one's account and waits for an answer, what others are told
    until they have seen it, and roles that wait for a second administrator. */
export function SecurityNotices() {
  const may = useMay();
  const me = usePerson();
  const notices = useQuery(noticesQuery);
  const proposals = useQuery({ ...proposalsQuery, enabled: may('role_proposals.decide') });
  const all = notices.data ?? [];
  const asked = all.filter((n) => n.asked);
  const broken = all.find((n) => n.kind === 'audit_broken');
  const told = all.filter((n) => !n.asked && n !== broken);
  const waiting = proposals.data ?? [];
  if (all.length + waiting.length === 0) return null;
  return (
    <Controls>
      <div className={s.notices}>
        {broken && (
          <Card title="The audit" outside flush>
            <List label="The audit">
              <Broken notice={broken} />
            </List>
          </Card>
        )}
        {asked.length > 0 && (
          <Card title="Was this agreed?" aside={asked.length} outside flush>
            <List label="Was this agreed?">
              {asked.map((n) => (
                <Asked key={n.id} notice={n} />
              ))}
            </List>
          </Card>
        )}
        {waiting.length > 0 && (
          <Card title="Roles that need a second administrator" aside={waiting.length} outside flush>
            <List label="Roles that need a second administrator">
              {waiting.map((p) => (
                <Proposed key={p.id} proposal={p} own={p.proposedById === me.id} />
              ))}
            </List>
          </Card>
        )}
        {told.length > 0 && (
          <Card title="To know" aside={told.length} outside flush>
            <List label="To know">
              {told.map((n) => (
                <Told key={n.id} notice={n} />
              ))}
            </List>
          </Card>
        )}
      </div>
    </Controls>
  );
}

/** Stays until a verification finds nothing, or an administrator looks after it. */
function Broken({ notice: n }: { notice: SecurityNotice }) {
  const [asking, setAsking] = useState(false);
  const lookAfter = useLookAfter();
  const { title, detail } = noticeWords(n);
  return (
    <ListRow
      plain
      title={
        <>
          <StateChip tone="late">alarm</StateChip> {title}
        </>
      }
      detail={
        <>
          {detail} Found {when(n.at)} by the {n.byName}.
          <span className={s.buttons}>
            <Link to="/audit">Open the audit</Link>
            <Button size="compact-sm" onClick={() => setAsking(true)}>
              I look after it
            </Button>
          </span>
          <ReasonDialog
            opened={asking}
            title="The audit was tampered with"
            confirm="I look after it"
            keep="Not yet"
            onConfirm={(reason) => lookAfter.mutateAsync(reason).then(() => done('The administrators are told no more of this'))}
            onClose={() => setAsking(false)}
          >
            What happened, or who finds out? It is told again when something else is found.
          </ReasonDialog>
        </>
      }
    />
  );
}

const when = (at: string) => momentIn(at, ownZone());

function Asked({ notice: n }: { notice: SecurityNotice }) {
  const answer = useAnswer();
  const { title, detail } = noticeWords(n);
  const say = (said: 'agreed' | 'not_asked_for') =>
    answer.mutate(
      { id: n.id, answer: said },
      { onSuccess: () => done(said === 'agreed' ? 'Thank you' : 'The administrators are told, and what came of it is ended'), onError: (error) => failed(error, 'Your answer is not kept') },
    );
  return (
    <ListRow
      plain
      title={title}
      detail={
        <>
          {detail} {when(n.at)}.
          <span className={s.buttons}>
            <Button size="compact-sm" disabled={answer.isPending} onClick={() => say('agreed')}>
              That was agreed
            </Button>
            <Button size="compact-sm" color="red" variant="light" disabled={answer.isPending} onClick={() => say('not_asked_for')}>
              I did not ask for this
            </Button>
          </span>
        </>
      }
    />
  );
}

function Proposed({ proposal: p, own }: { proposal: RoleProposal; own: boolean }) {
  const decide = useDecide();
  const act = (how: 'confirm' | 'refuse' | 'withdraw', said: string) => decide.mutate({ id: p.id, how }, { onSuccess: () => done(said), onError: (error) => failed(error, 'Nothing is decided') });
  return (
    <ListRow
      plain
      title={`${p.userName}: ${rolesWords(p.rolesBefore)} to ${rolesWords(p.roles)}`}
      detail={
        <>
          Proposed by {own ? 'you' : p.proposedBy}, {when(p.proposedAt)}. It expires {when(p.expiresAt)}.
          <span className={s.buttons}>
            {own ? (
              <Button size="compact-sm" disabled={decide.isPending} onClick={() => act('withdraw', 'The proposal is withdrawn')}>
                Withdraw
              </Button>
            ) : (
              <>
                <Button size="compact-sm" variant="filled" disabled={decide.isPending} onClick={() => act('confirm', `${p.userName} has the roles`)}>
                  Confirm
                </Button>
                <Button size="compact-sm" disabled={decide.isPending} onClick={() => act('refuse', 'The proposal is refused')}>
                  Refuse
                </Button>
              </>
            )}
          </span>
        </>
      }
    />
  );
}

function Told({ notice: n }: { notice: SecurityNotice }) {
  const seen = useSeen();
  const may = useMay();
  const { title, detail } = noticeWords(n);
  const alarm = n.kind === 'not_asked_for' || n.answer === 'not_asked_for';
  return (
    <ListRow
      plain
      title={
        <>
          {alarm && <StateChip tone="late">not asked for</StateChip>} {n.kind === 'emergency_access' && <StateChip tone="soon">emergency access</StateChip>} {title}
        </>
      }
      detail={
        <>
          {detail} {when(n.at)}.
          {n.access && (n.access.endedAt ? ` Ended ${when(n.access.endedAt)}.` : ` Open until ${when(n.access.expiresAt)}.`)}
          <span className={s.buttons}>
            {n.access && may('clients.read') && (
              <Link to="/clients/$clientId" params={{ clientId: n.access.clientId }}>
                {n.access.clientCode}
              </Link>
            )}
            <Button size="compact-sm" disabled={seen.isPending} onClick={() => seen.mutate(n.id, { onError: (error) => failed(error, 'It is still here') })}>
              I have seen it
            </Button>
          </span>
        </>
      }
    />
  );
}
