import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { PublishRulesDialog } from '@/components/rules/PublishRulesDialog';
import r from '@/components/rules/Rules.module.css';
import { groundRulesQuery, useRules, type GroundRules } from '@/components/rules/rulesQueries';
import { RulesSheet } from '@/components/rules/RulesSheet';
import { RulesText } from '@/components/rules/RulesText';
import { Pending } from '@/components/States';
import { usePrintAlone } from '@/components/usePrintAlone';
import { dateIn, ownZone } from '@/format/dates';

/** What members of every group agree on, in its versions. */
export function GroundRulesCard() {
  const rules = useQuery(groundRulesQuery);
  const publishes = useMay()('ground_rules.publish');
  const { withdraw } = useRules();
  const { sheet, print } = usePrintAlone();
  const [writing, setWriting] = useState(false);
  const [taking, setTaking] = useState<GroundRules>();
  if (!rules.data)
    return (
      <Card title="Ground rules">
        <Pending query={rules} />
      </Card>
    );
  const { items, currentId, seed } = rules.data;
  const current = items.find((g) => g.id === currentId);
  return (
    <Card title="Ground rules" flush aside={current && `Version ${current.name}`}>
      <div className={r.under}>
        {current ? (
          <div className={r.framed} tabIndex={0} role="region" aria-label="The text that holds">
            <RulesText text={current.text} />
          </div>
        ) : (
          <p className="quiet">Not written yet. What members of every group sign; a group may have rules of its own instead.</p>
        )}
        <div className={r.tools}>
          {publishes && <Button onClick={() => setWriting(true)}>{current ? 'Write a new version' : 'Write the ground rules'}</Button>}
          {current && <Button onClick={() => print(<RulesSheet rules={current} />)}>Print to sign</Button>}
        </div>
      </div>
      {items.length > 0 && (
        <List label="Versions of the ground rules">
          {items.map((g) => (
            <ListRow
              key={g.id}
              plain
              past={g.id !== currentId}
              title={
                <>
                  <b>{g.name}</b> {g.withdrawn ? <StateChip>withdrawn</StateChip> : g.id === currentId && <StateChip tone="good">holds now</StateChip>}
                </>
              }
              detail={g.withdrawn ? `Withdrawn by ${g.withdrawn.by}: ${g.withdrawn.reason}` : `Published by ${g.by}, ${dateIn(g.at, ownZone())}`}
              end={
                <MoreMenu quiet label={`More about version ${g.name}`}>
                  <Menu.Item onClick={() => print(<RulesSheet rules={g} />)}>Print this version</Menu.Item>
                  {publishes && !g.withdrawn && <Menu.Item onClick={() => setTaking(g)}>Withdraw it…</Menu.Item>}
                </MoreMenu>
              }
            />
          ))}
        </List>
      )}
      {writing && (
        <PublishRulesDialog title="A version of the ground rules" text={current?.text ?? seed} onClose={() => setWriting(false)}>
          {current ? 'Every member signs it again, on the tablet or on paper; who has not is shown with each group.' : 'A text to begin with stands here. Change what your practice handles otherwise, and let somebody who knows your law read it.'}
        </PublishRulesDialog>
      )}
      <ReasonDialog opened={!!taking} title={`Withdraw version ${taking?.name ?? ''}?`} confirm="Withdraw it" danger onConfirm={async (reason) => taking && (await withdraw.mutateAsync({ id: taking.id, reason }), done(`Version ${taking.name} is withdrawn`))} onClose={() => setTaking(undefined)}>
        <p>The version before it holds again. Signatures under this one stay in the record and count no more.</p>
      </ReasonDialog>
      {sheet}
    </Card>
  );
}
