import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { PublishRulesDialog } from '@/components/rules/PublishRulesDialog';
import r from '@/components/rules/Rules.module.css';
import { cohortRulesQuery, groundRulesQuery, useAgreements, useRules, type Agreement, type CohortRules, type GroundRules, type RulesMember } from '@/components/rules/rulesQueries';
import { RulesSheet } from '@/components/rules/RulesSheet';
import { howSigned, signedOf, stateTones, stateWords } from '@/components/rules/rulesWords';
import { SignRulesDialog } from '@/components/rules/SignRulesDialog';
import { Pending } from '@/components/States';
import { usePrintAlone } from '@/components/usePrintAlone';
import { calledOf, roomNameKept } from '@/format/person';

type May = (action: string) => boolean;

/** What this group agreed on, and who has still to sign it. */
export function RulesCard({ cohortId, may }: { cohortId: string; may: May }) {
  const rules = useQuery(cohortRulesQuery(cohortId));
  if (!rules.data)
    return (
      <Card title="Ground rules">
        <Pending query={rules} rows={3} />
      </Card>
    );
  return <Signed cohortId={cohortId} rules={rules.data} may={may} />;
}

type Asking = { does: 'sign' | 'slip'; member: RulesMember } | { does: 'write' | 'withdraw' };

function Signed({ cohortId, rules, may }: { cohortId: string; rules: CohortRules; may: May }) {
  const { current, members } = rules;
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState<Asking>();
  const { sheet, print } = usePrintAlone();
  const { sign, undo } = useAgreements(cohortId);
  const { withdraw } = useRules(cohortId);
  const practices = useQuery({ ...groundRulesQuery, enabled: asking?.does === 'sign' });
  const versions = [...rules.own, ...(practices.data?.items ?? [])].filter((g) => !g.withdrawn);
  const close = () => setAsking(undefined);
  const own = !!current?.cohortId;
  const open = members.filter((m) => m.state !== 'signed');
  const shown = all ? [...open, ...members.filter((m) => m.state === 'signed')] : open;
  const writes = may('cohort_rules.publish');
  const signs = may('agreements.sign') && !!current;

  const signed = (m: RulesMember, a: Agreement) =>
    done(a.way === 'declined' ? `${calledOf(m)} declined` : `${calledOf(m)} has signed`, () => undo.mutateAsync({ id: a.id, reason: 'Taken back right afterwards.' }));

  return (
    <Card
      title="Ground rules"
      flush
      aside={
        <span className={r.counted}>
          {current && signedOf(members, current.name)}
          <MoreMenu quiet label="More about the ground rules">
            {current && <Menu.Item onClick={() => print(<RulesSheet rules={current} />)}>Print them to sign</Menu.Item>}
            {writes && <Menu.Item onClick={() => setAsking({ does: 'write' })}>{own ? 'Write this group’s next version…' : 'Write rules for this group alone…'}</Menu.Item>}
            {writes && own && <Menu.Item onClick={() => setAsking({ does: 'withdraw' })}>Withdraw this group’s version…</Menu.Item>}
          </MoreMenu>
        </span>
      }
    >
      {shown.length > 0 && current && (
        <List label="Signatures under the ground rules">
          {shown.map((m) => (
            <Row
              key={m.enrollmentId}
              member={m}
              current={current}
              onSign={signs && m.state !== 'signed' ? () => setAsking({ does: 'sign', member: m }) : undefined}
              onSlip={may('agreements.void') ? () => setAsking({ does: 'slip', member: m }) : undefined}
              onPrint={(a) => print(<RulesSheet rules={current} signed={{ name: calledOf(m), agreement: a }} />)}
            />
          ))}
        </List>
      )}
      <div className={r.under}>
        {!current && <p className="quiet">Not written yet. The practice’s stand under Settings; a group may have its own.</p>}
        {own && <p className="quiet">This group has rules of its own in place of the practice’s.</p>}
        {current && members.length === 0 && <p className="quiet">Nobody has a seat yet.</p>}
        {current && members.length > open.length && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
            {all ? 'Show who has not signed' : 'Show who has signed'}
          </Button>
        )}
      </div>
      {asking?.does === 'sign' && current && (
        <SignRulesDialog
          rules={current}
          versions={versions}
          name={calledOf(asking.member)}
          signer={roomNameKept(asking.member)}
          sign={(body) => sign.mutateAsync({ enrollmentId: asking.member.enrollmentId, body })}
          onSigned={(a) => signed(asking.member, a)}
          onClose={close}
        />
      )}
      {asking?.does === 'write' && (
        <PublishRulesDialog title="Rules for this group" cohortId={cohortId} text={current?.text ?? ''} onClose={close}>
          They hold in this group in place of the practice’s, and every member signs them.
        </PublishRulesDialog>
      )}
      <ReasonDialog opened={asking?.does === 'withdraw'} title="Withdraw this group’s version?" confirm="Withdraw it" danger onConfirm={async (reason) => (await withdraw.mutateAsync({ id: current?.id ?? '', reason }), done('Withdrawn'))} onClose={close}>
        <p>The version before it holds again, or the practice’s. Signatures under it stay in the record.</p>
      </ReasonDialog>
      <ReasonDialog
        opened={asking?.does === 'slip'}
        title="This signature was a mistake?"
        confirm="Mark it as a mistake"
        danger
        kept="Kept with the signature."
        onConfirm={async (reason) => asking?.does === 'slip' && (await undo.mutateAsync({ id: asking.member.agreement?.id ?? '', reason }), done('Marked as a mistake'))}
        onClose={close}
      >
        <p>It stays in the record and counts no more.</p>
      </ReasonDialog>
      {sheet}
    </Card>
  );
}

type RowProps = { member: RulesMember; current: GroundRules; onSign?: () => void; onSlip?: () => void; onPrint: (a: Agreement) => void };

/** How one member stands, and what can be done about it. */
function Row({ member: m, current, onSign, onSlip, onPrint }: RowProps) {
  const a = m.agreement;
  const name = calledOf(m);
  return (
    <ListRow
      plain
      title={
        <>
          <b>{name}</b> <StateChip tone={stateTones[m.state]}>{stateWords(m)}</StateChip>
        </>
      }
      detail={howSigned(m)}
      end={
        <>
          {onSign && (
            <Button size="compact-sm" onClick={onSign} aria-label={`Sign: ${name}`}>
              Sign
            </Button>
          )}
          {a && (
            <MoreMenu quiet label={`More about the signature of ${name}`}>
              {a.groundRulesId === current.id && <Menu.Item onClick={() => onPrint(a)}>Print what was signed</Menu.Item>}
              {onSlip && <Menu.Item onClick={onSlip}>This was a mistake…</Menu.Item>}
            </MoreMenu>
          )}
        </>
      }
    />
  );
}
