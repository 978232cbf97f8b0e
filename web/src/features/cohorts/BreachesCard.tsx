import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { breachesQuery, useBreaches, type Breach } from '@/components/rules/rulesQueries';
import { consequenceWords } from '@/components/rules/rulesWords';
import { dateIn, ownZone, shortDate } from '@/format/dates';
import { calledOf } from '@/format/person';
import { DecideBreachDialog } from './DecideBreachDialog';
import s from './BreachesCard.module.css';

type May = (action: string) => boolean;
type Does = 'decide' | 'slip';

/** What left the room, and what followed; nothing stands here while nothing did.
    This page may lie open before the group: whose it was and what was told is
    opened, one at a time. */
export function BreachesCard({ cohortId, may }: { cohortId: string; may: May }) {
  const items = useQuery(breachesQuery(cohortId)).data ?? [];
  const [opened, setOpened] = useState<string>();
  const [asking, setAsking] = useState<{ does: Does; breach: Breach }>();
  const { undo } = useBreaches(cohortId);
  if (items.length === 0) return null;
  const close = () => setAsking(undefined);
  return (
    <Card title="Breaches of confidence" aside="Leaders and administrators" flush>
      <List label="Breaches of confidence">
        {items.map((b) => (
          <Row key={b.id} breach={b} may={may} open={opened === b.id} onOpen={(open) => setOpened(open ? b.id : undefined)} onAsk={(does) => setAsking({ does, breach: b })} />
        ))}
      </List>
      {asking?.does === 'decide' && <DecideBreachDialog breach={asking.breach} onClose={close} />}
      <ReasonDialog opened={asking?.does === 'slip'} title="This was entered in error?" confirm="Mark it as an error" danger kept="Kept with it." onConfirm={async (reason) => asking && (await undo.mutateAsync({ id: asking.breach.id, reason }), done('Marked as an error'))} onClose={close}>
        <p>It stays in the record, and nothing follows from it any more.</p>
      </ReasonDialog>
    </Card>
  );
}

type RowProps = { breach: Breach; may: May; open: boolean; onOpen: (open: boolean) => void; onAsk: (does: Does) => void };

function Row({ breach: b, may, open, onOpen, onAsk }: RowProps) {
  const id = useId();
  const last = b.followed.at(-1);
  const on = shortDate(b.on);
  const decides = !b.inError && may('breaches.record');
  return (
    <ListRow
      plain
      past={!!b.inError}
      title={
        <>
          <b>{on}</b> <State breach={b} />
        </>
      }
      detail={open && <Told breach={b} id={id} />}
      end={
        <>
          {decides && !last && (
            <Button size="compact-sm" onClick={() => onAsk('decide')}>
              Decide
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" aria-expanded={open} aria-controls={open ? id : undefined} aria-label={`${open ? 'Close' : 'Read'} what left the room on ${on}`} onClick={() => onOpen(!open)}>
            {open ? 'Close' : 'Read'}
          </Button>
          {decides && (
            <MoreMenu quiet label={`More about what left the room on ${on}`}>
              {last && <Menu.Item onClick={() => onAsk('decide')}>Decide otherwise…</Menu.Item>}
              <Menu.Item onClick={() => onAsk('slip')}>This was entered in error…</Menu.Item>
            </MoreMenu>
          )}
        </>
      }
    />
  );
}

function State({ breach: b }: { breach: Breach }) {
  const last = b.followed.at(-1);
  if (b.inError) return <StateChip>entered in error</StateChip>;
  return last ? <StateChip tone="meanwhile">{consequenceWords[last.kind]}</StateChip> : <StateChip tone="soon">not decided yet</StateChip>;
}

/** Whose it was, what was told, and what followed in its order. */
function Told({ breach: b, id }: { breach: Breach; id: string }) {
  return (
    <div id={id} className={s.told}>
      <p>{b.clientCode ? calledOf({ clientCode: b.clientCode, firstName: b.firstName }) : 'Nobody knows who it was.'}</p>
      <p className={s.what}>{b.what}</p>
      <ul>
        {b.followed.map((c) => (
          <li key={c.at}>
            {consequenceWords[c.kind]}
            {c.words && `: ${c.words}`}{' '}
            <span className="quiet small">
              {c.by}, {dateIn(c.at, ownZone())}
            </span>
          </li>
        ))}
      </ul>
      {b.inError && (
        <p>
          In error, {b.inError.by}: {b.inError.reason}
        </p>
      )}
      <p className="quiet small">
        Written down by {b.by}, {dateIn(b.at, ownZone())}
      </p>
    </div>
  );
}
